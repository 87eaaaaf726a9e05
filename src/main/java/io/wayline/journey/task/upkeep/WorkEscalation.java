package io.wayline.journey.task.upkeep;

import java.util.ArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskRank;

/** Lets a journey bring its own open tasks forward, in the engine's transaction. */
@Component
public class WorkEscalation {

    private final JdbcClient jdbc;

    WorkEscalation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Raises what is open, and never lowers it. Who has a task keeps it.
     *
     * @param instance the way that the customer is on, also where the tasks lie in a journey that was called from it
     * @param definition the version of the journey whose tasks are meant
     * @param priority 0 to 100, or null to leave it
     * @param queue whose work it becomes, or null to leave it
     * @param remind whether tasks that were postponed, or wait for their time, are asked for now
     * @return how many tasks there were
     */
    public int escalate(
            String instance, String definition, @Nullable Integer priority, @Nullable String queue, boolean remind) {
        var changes = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (priority != null) {
            changes.add("priority = greatest(priority, ?)");
            values.add(priority);
            changes.add("turn = " + TaskRank.SQL.formatted("greatest(priority, ?)", "due_at"));
            values.add(priority);
        }
        if (queue != null) {
            changes.add("queue = ?");
            values.add(queue);
        }
        if (remind) {
            changes.add("follow_up_at = null, follow_up_reason = null");
        }
        changes.add("version = version + 1, changed_by = null");
        values.add(instance);
        values.add(definition);
        return jdbc.sql("update work_item set " + String.join(", ", changes)
                        + " where instance_id = ? and definition_id = ? and state in ('WAITING', 'TAKEN')")
                .params(values)
                .update();
    }
}
