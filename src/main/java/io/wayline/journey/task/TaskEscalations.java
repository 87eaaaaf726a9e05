package io.wayline.journey.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.task.refusal.TaskNotYours;
import io.wayline.journey.task.refusal.TaskTaken;
import io.wayline.journey.task.refusal.TaskUnclaimed;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** Lets tasks with which supervisors are asked for help come before all others, until one has seen to it. */
@Component
public class TaskEscalations {

    private static final Logger log = LoggerFactory.getLogger(TaskEscalations.class);

    private final JdbcClient jdbc;
    private final OpenTasks open;
    private final Clock clock;

    TaskEscalations(JdbcClient jdbc, OpenTasks open, Clock clock) {
        this.jdbc = jdbc;
        this.open = open;
        this.clock = clock;
    }

    /**
     * Asks the supervisors for help with a task: it comes before all others, and stays with who has it. Asked again it
     * changes nothing.
     *
     * @throws TaskTaken when somebody else has it
     * @throws TaskUnclaimed when nobody has it, and it is not a supervisor who asks
     */
    @Transactional
    public WorkItem escalate(String id, Person by) {
        var item = open.lock(id, by);
        OpenTasks.held(item, by);
        if (of(id).isEmpty()) {
            jdbc.sql("""
                            insert into work_escalation (item_id, escalated_by, escalated_at, priority_before)
                            values (?, ?, ?, ?)""")
                    .params(id, by.username(), RowTime.of(clock.instant()), item.priority())
                    .update();
            open.rank(item, OpenTasks.HIGHEST, by);
            log.info("Task {} escalated by {}", id, by.username());
        }
        return open.now(id);
    }

    /**
     * A supervisor has seen to it: the task comes when it would have come. Done again it changes nothing.
     *
     * @throws TaskNotYours when it is not a supervisor who asks
     */
    @Transactional
    public WorkItem settle(String id, Person by) {
        var item = open.lock(id, by);
        if (!by.is(Role.SUPERVISOR)) {
            throw new TaskNotYours();
        }
        var before = of(id);
        if (before.isPresent()) {
            jdbc.sql("delete from work_escalation where item_id = ?").param(id).update();
            open.rank(item, before.get().priority(), by);
            log.info("Escalation of task {} settled by {}", id, by.username());
        }
        return open.now(id);
    }

    /**
     * That somebody asked for help with a task.
     *
     * @param by the account
     * @param priority what the task had before
     */
    public record Escalation(String by, Instant at, int priority) {}

    /** Whether somebody has asked for help with this task, and no supervisor has seen to it yet. */
    public Optional<Escalation> of(String id) {
        return jdbc.sql("select escalated_by, escalated_at, priority_before from work_escalation where item_id = ?")
                .param(id)
                .query((row, number) -> new Escalation(
                        row.getString("escalated_by"),
                        RowTime.read(row, "escalated_at"),
                        row.getInt("priority_before")))
                .optional();
    }
}
