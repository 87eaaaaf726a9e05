package io.wayline.workspace.web.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskFilter.Order;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TaskScope;
import io.wayline.lists.Filters;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.Queues.Queue;

/** What addresses, and views that were kept long ago, say of the list of tasks. */
@Component
class TaskListing {

    static final String SHOW = "show";
    static final String QUEUE = "queue";
    static final String JOURNEY = "journey";
    static final String ORDER = "order";

    static final List<String> NAMES = List.of(SHOW, QUEUE, JOURNEY, ORDER);

    private static final String OLDEST = "oldest";

    private static final Map<String, TaskFilter> LISTS = Map.of(
            "mine", TaskFilter.MINE,
            "team", TaskFilter.ALL,
            "waiting", TaskFilter.WAITING,
            "late", TaskFilter.OVERDUE,
            "planned", TaskFilter.POSTPONED);

    /** As older addresses say it. */
    private static final Map<String, String> FORMER = Map.of("all", "team");

    private final Queues queues;
    private final TaskScope scope;
    private final TaskList list;

    TaskListing(Queues queues, TaskScope scope, TaskList list) {
        this.queues = queues;
        this.scope = scope;
        this.list = list;
    }

    /**
     * Filters as they hold now.
     *
     * @param filters those that do
     * @param dropped the names of those that do not any more
     */
    record Held(Filters filters, List<String> dropped) {}

    /** What does not exist for this reader, any more or at all, is left out and said. */
    Held held(Filters asked, Person reader) {
        var held = asked.with(SHOW, FORMER.getOrDefault(asked.get(SHOW), asked.get(SHOW)));
        var dropped = NAMES.stream()
                .filter(name -> !asked.get(name).isEmpty() && !exists(name, held(asked, name), reader))
                .toList();
        for (var name : dropped) {
            held = held.with(name, "");
        }
        return new Held(held, dropped);
    }

    private static String held(Filters asked, String name) {
        var value = asked.get(name);
        return name.equals(SHOW) ? FORMER.getOrDefault(value, value) : value;
    }

    private boolean exists(String name, String value, Person reader) {
        return switch (name) {
            case SHOW -> LISTS.containsKey(value);
            case QUEUE ->
                queuesOf(reader).stream().anyMatch(queue -> queue.key().equals(value));
            case JOURNEY -> list.journeyNames(java.util.Locale.ROOT).containsKey(value);
            default -> value.equals(OLDEST);
        };
    }

    /** The queues among which a reader can choose. */
    List<Queue> queuesOf(Person reader) {
        var theirs = scope.seesAll(reader) ? Set.<String>of() : queues.of(reader.username());
        return queues.list().stream()
                .filter(queue -> scope.seesAll(reader) || theirs.contains(queue.key()))
                .toList();
    }

    /** The queues whose people a person may show a view to. */
    Set<String> sharedWith(Person person) {
        return person.is(Role.SUPERVISOR)
                ? queues.list().stream().map(Queue::key).collect(java.util.stream.Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** @param show one of the lists */
    static TaskFilter filter(String show, Filters filters) {
        var queue = filters.get(QUEUE);
        var journey = filters.get(JOURNEY);
        return LISTS.getOrDefault(show, TaskFilter.ALL)
                .of(queue.isEmpty() ? null : queue, journey.isEmpty() ? null : journey)
                .ordered(filters.get(ORDER).equals(OLDEST) ? Order.OLDEST : Order.CLOCK);
    }
}
