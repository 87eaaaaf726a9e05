package io.wayline.journey.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/** Who sees which tasks, and who may work on them. */
@Component
public class TaskScope {

    private static final Set<Role> SEEING_ALL = Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);

    private final Queues queues;

    TaskScope(Queues queues) {
        this.queues = queues;
    }

    public boolean seesAll(Person person) {
        return person.roles().stream().anyMatch(SEEING_ALL::contains);
    }

    Set<String> queuesOf(Person person) {
        return queues.of(person.username());
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
        var marks = String.join(", ", Collections.nCopies(queues.size(), "?"));
        return new Condition("(%1$s.queue in (%2$s) or %1$s.assignee = ?)".formatted(item, marks), values);
    }

    /** @throws NotFound when the task is not theirs to see */
    void sees(Person person, WorkItem item) {
        if (!seesAll(person)
                && !person.username().equals(item.assignee())
                && !queuesOf(person).contains(item.queue())) {
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
