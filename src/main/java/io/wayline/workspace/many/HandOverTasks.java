package io.wayline.workspace.many;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TaskScope;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.lists.bulk.BulkAct.Field.Kind;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.team.Teams;

/** Gives tasks to a colleague, who is told of each, or to another queue, each with a note about its customer. */
@Component
@Order(3)
class HandOverTasks implements BulkAct {

    private static final String TO = "to";
    private static final String REASON = "reason";

    private final ManyTasks many;
    private final TaskList list;
    private final TaskScope scope;
    private final HandOvers handOvers;
    private final Accounts accounts;

    HandOverTasks(ManyTasks many, TaskList list, TaskScope scope, HandOvers handOvers, Accounts accounts) {
        this.many = many;
        this.list = list;
        this.scope = scope;
        this.handOvers = handOvers;
        this.accounts = accounts;
    }

    @Override
    public String list() {
        return ManyTasks.LIST;
    }

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public boolean isFor(Person reader) {
        return ManyTasks.isFor(reader);
    }

    /** Whoever may have at least one of them; to whom the others cannot be given, the preview says. */
    @Override
    public List<Field> fields(Collection<String> ids, Person by, Locale language) {
        var colleagues = new TreeSet<>(Comparator.comparing(Person::displayName).thenComparing(Person::username));
        var elsewhere = new TreeSet<>(Comparator.comparing(Queues.Queue::key));
        list.some(ids, by).stream()
                .filter(WorkItem::isOpen)
                .collect(Collectors.groupingBy(WorkItem::queue))
                .values()
                .forEach(ofQueue -> {
                    colleagues.addAll(handOvers.colleagues(ofQueue.get(0)));
                    elsewhere.addAll(scope.elsewhere(ofQueue.get(0), by));
                });
        var choices = Stream.concat(
                colleagues.stream().map(person -> new Choice(person.username(), person.displayName(), "colleagues")),
                elsewhere.stream()
                        .map(queue ->
                                new Choice(HandOvers.QUEUE + queue.key(), Teams.name(queue, language), "queues")));
        return List.of(new Field(TO, Kind.CHOICE, choices.toList()), new Field(REASON, Kind.TEXT, List.of()));
    }

    @Override
    public void check(Collection<String> ids, Map<String, String> given, Person by) {
        if (queue(given) == null && to(given) == null) {
            throw new InvalidValue(TO, "is nobody who works here, and no queue", "name a colleague or a queue");
        }
        ReasonText.read(given.get(REASON));
    }

    @Override
    public Map<String, Refusal> hindered(Collection<String> ids, Map<String, String> given, Person by) {
        var queue = queue(given);
        return queue != null
                ? many.hindered(ids, item -> handOvers.hindrance(item, queue, by), by)
                : many.hindered(ids, Tasks.Act.HAND_OVER, to(given), by);
    }

    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        return many.apply(id, by, task -> handOvers.handOver(task, given.get(TO), given.get(REASON), by));
    }

    @Override
    public boolean canBeUndone() {
        return true;
    }

    @Override
    public void undo(String id, String mark, Person by) {
        many.undo(id, mark, by);
        handOvers.takenBack(id);
    }

    private static @Nullable String queue(Map<String, String> given) {
        var to = given.getOrDefault(TO, "");
        return to.startsWith(HandOvers.QUEUE) ? to.substring(HandOvers.QUEUE.length()) : null;
    }

    private @Nullable Person to(Map<String, String> given) {
        var to = given.getOrDefault(TO, "");
        return to.isEmpty() ? null : accounts.find(to).orElse(null);
    }
}
