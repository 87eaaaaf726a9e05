package io.wayline.workspace.web.customer.line;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackList;
import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.Instance;
import io.wayline.journey.line.Line;
import io.wayline.journey.line.Lines;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.workspace.web.customer.line.Whereabouts.Ride;
import io.wayline.workspace.web.customer.line.Whereabouts.Step;
import io.wayline.workspace.web.customer.line.Whereabouts.Work;

/**
 * Where a customer stands: their ways as lines, and what people have to do for them, as far as the reader sees it. It
 * takes the same few statements however much there is.
 */
@Component
public class CustomerLines {

    private static final int MOST = 20;
    private static final int MOST_WORK = 50;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Lines lines;
    private final TaskList tasks;
    private final TaskClocks clocks;
    private final CallbackList calls;
    private final Queues queues;
    private final Accounts accounts;
    private final ZoneId zone;

    CustomerLines(
            Lines lines,
            TaskList tasks,
            TaskClocks clocks,
            CallbackList calls,
            Queues queues,
            Accounts accounts,
            ZoneId zone) {
        this.lines = lines;
        this.tasks = tasks;
        this.clocks = clocks;
        this.calls = calls;
        this.queues = queues;
        this.accounts = accounts;
        this.zone = zone;
    }

    /** What the reader sees of a customer whom they may see. */
    public Whereabouts of(Customer customer, Viewer viewer, Locale language) {
        var reader = accounts.find(viewer.name()).orElse(null);
        var items = reader == null
                ? List.<WorkItem>of()
                : tasks.of(customer.id(), reader, MOST_WORK).stream()
                        .map(item -> tasks.called(item, language))
                        .toList();
        var booked = reader == null ? List.<Callback>of() : calls.of(customer.id(), reader, MOST_WORK);
        var work = work(items, booked, customer, reader, language);
        var byTask = work.stream()
                .filter(each -> each.item() != null)
                .collect(Collectors.toMap(
                        each -> Objects.requireNonNull(each.item()).id(), Function.identity()));
        var rides = lines.running(customer.id(), MOST, items, language).stream()
                .map(line -> new Ride(line.way(), line.stops(), steps(line, byTask)))
                .toList();
        return new Whereabouts(rides, work, clocks.of(items));
    }

    /** For a system, which may read all that is known of customers. */
    public List<Line> ofAll(CustomerId customer, int limit, Locale language) {
        return lines.running(customer, limit, tasks.of(customer, MOST_WORK), language);
    }

    /** For somebody, with the tasks that they may see. */
    public List<Line> of(CustomerId customer, int limit, Person reader, Locale language) {
        return lines.running(customer, limit, tasks.of(customer, reader, MOST_WORK), language);
    }

    /** The ways that a customer has behind them, the one that ended last first. */
    public List<Instance> ended(CustomerId customer, int limit, Locale language) {
        return lines.ended(customer, limit, language);
    }

    private static List<Step> steps(Line line, Map<String, Work> byTask) {
        return line.next().stream()
                .map(next -> new Step(next, next.task() == null ? null : byTask.get(next.task())))
                .toList();
    }

    private List<Work> work(
            List<WorkItem> items, List<Callback> booked, Customer customer, @Nullable Person reader, Locale language) {
        if (items.isEmpty() && booked.isEmpty()) {
            return List.of();
        }
        var names = accounts.names(items.stream()
                .flatMap(item -> Stream.ofNullable(item.assignee()))
                .collect(Collectors.toSet()));
        var queueNames = queues.list().stream()
                .collect(Collectors.toMap(
                        Queues.Queue::key,
                        queue -> Locale.CHINESE.getLanguage().equals(language.getLanguage())
                                ? queue.nameZh()
                                : queue.nameEn()));
        var work = new ArrayList<Work>();
        for (var item : items) {
            var call = booked.stream()
                    .filter(each -> item.id().equals(each.task()))
                    .findFirst()
                    .orElse(null);
            var who = item.assignee() == null ? null : names.getOrDefault(item.assignee(), item.assignee());
            var mine = reader != null && reader.username().equals(item.assignee());
            work.add(new Work(item, call, queueNames.getOrDefault(item.queue(), ""), who, mine, there(call, customer)));
        }
        var shown = items.stream().map(WorkItem::id).collect(Collectors.toSet());
        booked.stream()
                .filter(call -> call.task() == null || !shown.contains(call.task()))
                .forEach(call -> work.add(new Work(
                        null, call, queueNames.getOrDefault(call.queue(), ""), null, false, there(call, customer))));
        return List.copyOf(work);
    }

    private @Nullable String there(@Nullable Callback call, Customer customer) {
        if (call == null || customer.zone() == null) {
            return null;
        }
        return isSameClock(call.startsAt(), customer.zone())
                ? null
                : CLOCK.format(call.startsAt().atZone(customer.zone()));
    }

    private boolean isSameClock(Instant at, ZoneId other) {
        return zone.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
