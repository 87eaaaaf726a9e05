package io.wayline.journey.task;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.step.StepReservation;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.journey.task.refusal.TaskTaken;
import io.wayline.journey.task.refusal.TaskUnclaimed;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** The rows of open tasks as those who act on them lock and leave them; in the caller's transaction. */
@Component
class OpenTasks {

    static final int HIGHEST = 100;

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final ObjectProvider<StepReservation> holds;

    OpenTasks(JdbcClient jdbc, TaskScope scope, ObjectProvider<StepReservation> holds) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.holds = holds;
    }

    /**
     * The task as it is, and stays until the caller's transaction ends.
     *
     * @throws NotFound when there is none, or not for this person
     * @throws TaskDone when it is over
     */
    WorkItem lock(String id, Person by) {
        var item = jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ? for update")
                .param(id)
                .query(WorkItem::read)
                .optional()
                .orElseThrow(() -> new NotFound("task"));
        workedOn(item, by);
        return item;
    }

    void workedOn(WorkItem item, Person by) {
        scope.worksOn(by, item);
        if (!item.isOpen()) {
            throw new TaskDone();
        }
    }

    WorkItem now(String id) {
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ?")
                .param(id)
                .query(WorkItem::read)
                .single();
    }

    /** Tells who has it now to whatever its step has reserved; null for nobody. */
    void passed(String id, @Nullable String assignee) {
        holds.orderedStream().forEach(hold -> hold.taskPassedTo(id, assignee));
    }

    void rank(WorkItem item, int priority, Person by) {
        jdbc.sql("update work_item set priority = ?, turn = ?, version = version + 1, changed_by = ? where id = ?")
                .params(priority, TaskRank.of(priority, item.dueAt()), by.username(), item.id())
                .update();
    }

    /** It is theirs, or they are a supervisor. */
    static void held(WorkItem item, Person by) {
        if (by.is(Role.SUPERVISOR)) {
            return;
        }
        if (item.assignee() == null) {
            throw new TaskUnclaimed();
        }
        if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(item.assignee());
        }
    }
}
