package io.wayline.journey.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import io.wayline.journey.task.refusal.TaskNotYours;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.absence.Away;

/** Who sees which tasks, and who may work on them. */
@Component
public class TaskScope {

    private static final Set<Role> SEEING_ALL = Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);

    private final Queues queues;
    private final Absences absences;

    TaskScope(Queues queues, Absences absences) {
        this.queues = queues;
        this.absences = absences;
    }

    public boolean seesAll(Person person) {
        return person.roles().stream().anyMatch(SEEING_ALL::contains);
    }

    /** To which other queues somebody may give a task: their own, and every one for those who see all; by key. */
    public List<Queues.Queue> elsewhere(WorkItem item, Person by) {
        return queues.list().stream()
                .filter(queue -> !queue.key().equals(item.queue()))
                .filter(queue -> seesAll(by) || queue.members().contains(by.username()))
                .toList();
    }

    Set<String> queuesOf(Person person) {
        return queues.of(person.username());
    }

    /** @throws Away when this person is given no work now */
    void isThere(Person person) {
        absences.now(person.username()).ifPresent(away -> {
            throw new Away(person.username(), away.until());
        });
    }

    /**
     * Which tasks are somebody's who does not see all: those of their queues, and those that they have or had.
     *
     * @param item what {@code work_item} is called in the statement
     */
    public Condition visible(String item, Person person) {
        var queues = List.copyOf(queuesOf(person));
        if (queues.isEmpty()) {
            return new Condition(item + ".assignee = ?", List.of(person.username()));
        }
        var values = new ArrayList<Object>(queues);
        values.add(person.username());
        return new Condition(
                "(%1$s.queue in (%2$s) or %1$s.assignee = ?)".formatted(item, marks(queues.size())), values);
    }

    /**
     * A list as parts that have no task in common, each of tasks in one state, of one queue or one person where it is not
     * of everybody: an index holds each of them in the order in which it is shown, however many tasks there are.
     */
    List<Condition> parts(TaskFilter filter, Person reader, Instant now) {
        return within(filter, reader).stream()
                .map(part -> narrowed(part, filter, now))
                .toList();
    }

    private List<Condition> within(TaskFilter filter, Person reader) {
        var queue = filter.queue() == null ? List.<Object>of() : List.<Object>of(filter.queue());
        var ofQueue = new Condition(queue.isEmpty() ? "1 = 1" : "w.queue = ?", queue);
        if (filter.mine()) {
            return filter.unassigned()
                    ? List.of(new Condition("1 = 0", List.of()))
                    : List.of(taken(reader).and(ofQueue));
        }
        var parts = new ArrayList<Condition>();
        if (seesAll(reader)) {
            open(filter, ofQueue, everybodys(filter) ? "w.standing" : "w.state", parts);
            return parts;
        }
        var queues = new TreeSet<>(queuesOf(reader));
        queues.stream()
                .filter(each -> filter.queue() == null || filter.queue().equals(each))
                .forEach(each -> open(filter, new Condition("w.queue = ?", List.of(each)), "w.state", parts));
        if (!filter.unassigned()) {
            parts.add(
                    queues.isEmpty()
                            ? taken(reader).and(ofQueue)
                            : taken(reader)
                                    .and(ofQueue)
                                    .and(new Condition(
                                            "w.queue not in (" + marks(queues.size()) + ")", List.copyOf(queues))));
        }
        return parts.isEmpty() ? List.of(new Condition("1 = 0", List.of())) : parts;
    }

    /**
     * Whether a list is the one of all queues in the order of the clock, which has an index of its own: that knows the
     * state as {@code standing}, and so serves no other list.
     */
    private static boolean everybodys(TaskFilter filter) {
        return filter.queue() == null
                && !filter.overdue()
                && filter.rest() != TaskFilter.Rest.POSTPONED
                && filter.order() == TaskFilter.Order.CLOCK;
    }

    private static void open(TaskFilter filter, Condition among, String state, List<Condition> parts) {
        parts.add(among.and(state + " = 'WAITING'"));
        if (!filter.unassigned()) {
            parts.add(among.and(state + " = 'TAKEN'"));
        }
    }

    private static Condition taken(Person reader) {
        return new Condition("w.assignee = ? and w.state = 'TAKEN'", List.of(reader.username()));
    }

    private static Condition narrowed(Condition part, TaskFilter filter, Instant now) {
        var moment = RowTime.of(now);
        var narrow = filter.overdue() ? part.and("w.due_at < ?", moment) : part;
        narrow = switch (filter.rest()) {
            case EITHER -> narrow;
            case AWAKE -> narrow.and("(w.follow_up_at is null or w.follow_up_at <= ?)", moment);
            case POSTPONED -> narrow.and("w.follow_up_at > ?", moment);
        };
        return filter.journey() == null ? narrow : narrow.and("w.journey = ?", filter.journey());
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    Predicate<WorkItem> seenBy(Person person) {
        if (seesAll(person)) {
            return item -> true;
        }
        var queues = queuesOf(person);
        return item -> person.username().equals(item.assignee()) || queues.contains(item.queue());
    }

    /** @throws NotFound when the task is not theirs to see */
    void sees(Person person, WorkItem item) {
        if (!seenBy(person).test(item)) {
            throw new NotFound("task");
        }
    }

    /**
     * @throws NotFound when the task is not theirs to see
     * @throws TaskNotYours when they see it and do not work on it
     */
    void worksOn(Person person, WorkItem item) {
        if (person.is(Role.SUPERVISOR) || person.username().equals(item.assignee())) {
            return;
        }
        if (!queuesOf(person).contains(item.queue())) {
            sees(person, item);
            throw new TaskNotYours();
        }
    }
}
