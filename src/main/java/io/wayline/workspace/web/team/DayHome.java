package io.wayline.workspace.web.team;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.load.TaskLoads;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;
import io.wayline.staff.Person;

/** The day of somebody who works on tasks: what they have, what comes next, what they have done. */
@Component
class DayHome implements HomePanel {

    private static final int SHOWN = 6;

    private final TaskList tasks;
    private final TaskLoads loads;
    private final CallbackList calls;
    private final Customers customers;
    private final Clock clock;
    private final ZoneId zone;

    DayHome(TaskList tasks, TaskLoads loads, CallbackList calls, Customers customers, Clock clock, ZoneId zone) {
        this.tasks = tasks;
        this.loads = loads;
        this.calls = calls;
        this.customers = customers;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param mine the first of what they have
     * @param held how much they have in all
     * @param calls the next calls of today in their queues
     * @param who whom all of that is about, by id; one who is gone is missing
     * @param done what they have done today
     */
    public record Shown(List<WorkItem> mine, long held, List<Callback> calls, Map<String, String> who, long done) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public String template() {
        return "/workspace/home-day.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        if (!(reader instanceof Person person) || !person.is(Role.AGENT)) {
            return null;
        }
        var now = clock.instant();
        var midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        var mine = tasks.page(TaskFilter.MINE, person, null, SHOWN).items().stream()
                .map(item -> tasks.called(item, language))
                .toList();
        var booked = calls.page(new CallbackFilter(Callback.State.BOOKED, null, now, midnight), person, null, SHOWN)
                .items();
        return new Shown(
                mine,
                tasks.count(TaskFilter.MINE, person),
                booked,
                who(mine, booked),
                loads.doneToday(person.username()));
    }

    private Map<String, String> who(List<WorkItem> tasks, List<Callback> calls) {
        var about = Stream.concat(
                        tasks.stream().map(WorkItem::customer), calls.stream().map(Callback::customer))
                .collect(Collectors.toSet());
        return customers.find(about).values().stream()
                .collect(Collectors.toMap(
                        customer -> customer.id().value(),
                        customer -> Objects.requireNonNullElse(
                                customer.name(), customer.ref().value())));
    }
}
