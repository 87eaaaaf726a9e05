package io.wayline.workspace.many;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.lists.bulk.BulkAct.Field.Kind;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;

/** Lets tasks rest until a moment; beyond the time at which they are due only where that was said to be meant. */
@Component
@Order(4)
class PostponeTasks implements BulkAct {

    private static final String UNTIL = "until";
    private static final String REASON = "reason";
    private static final String PAST_DUE = "pastDue";
    private static final String LEFT_OUT = "out";
    private static final String TOO = "too";

    private static final Field DECISION =
            new Field(PAST_DUE, Kind.DECISION, List.of(new Choice(LEFT_OUT, LEFT_OUT, ""), new Choice(TOO, TOO, "")));

    private final ManyTasks many;
    private final TaskList list;
    private final Tasks tasks;
    private final ZoneId zone;

    PostponeTasks(ManyTasks many, TaskList list, Tasks tasks, ZoneId zone) {
        this.many = many;
        this.list = list;
        this.tasks = tasks;
        this.zone = zone;
    }

    @Override
    public String list() {
        return ManyTasks.LIST;
    }

    @Override
    public String name() {
        return "postpone";
    }

    @Override
    public boolean isFor(Person reader) {
        return ManyTasks.isFor(reader);
    }

    @Override
    public List<Field> fields(Collection<String> ids, Person by, Locale language) {
        return List.of(new Field(UNTIL, Kind.MOMENT, List.of()), new Field(REASON, Kind.TEXT, List.of()), DECISION);
    }

    @Override
    public void check(Collection<String> ids, Map<String, String> given, Person by) {
        var until = until(given);
        tasks.checkRest(until);
        ReasonText.read(given.get(REASON));
        if (!decided(given) && list.some(ids, by).stream().anyMatch(item -> item.isOpen() && item.isDueBefore(until))) {
            throw new InvalidValue(PAST_DUE, "is open for tasks that are due before then", "say what becomes of them");
        }
    }

    @Override
    public Map<String, Refusal> hindered(Collection<String> ids, Map<String, String> given, Person by) {
        var until = untilIfReadable(given);
        return many.hindered(ids, item -> tasks.hindranceToRest(item, until, isMeant(given), by), by);
    }

    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        return many.apply(id, by, task -> tasks.postpone(task, until(given), given.get(REASON), isMeant(given), by));
    }

    @Override
    public boolean canBeUndone() {
        return true;
    }

    @Override
    public void undo(String id, String mark, Person by) {
        many.undo(id, mark, by);
    }

    private static boolean decided(Map<String, String> given) {
        return DECISION.choices().stream().anyMatch(each -> each.value().equals(given.get(PAST_DUE)));
    }

    private static boolean isMeant(Map<String, String> given) {
        return TOO.equals(given.get(PAST_DUE));
    }

    private @Nullable Instant untilIfReadable(Map<String, String> given) {
        try {
            return until(given);
        } catch (InvalidValue unreadable) {
            return null;
        }
    }

    /** In the company's zone, as the page asks for it. */
    private Instant until(Map<String, String> given) {
        try {
            return LocalDateTime.parse(given.getOrDefault(UNTIL, ""))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new InvalidValue(UNTIL, "is no date with a time", "choose a day and a time");
        }
    }
}
