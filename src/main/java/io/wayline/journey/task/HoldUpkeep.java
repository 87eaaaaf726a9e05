package io.wayline.journey.task;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.step.StepHold;

/** Lets go of what is held for journeys and tasks that the engine does not have any more, whatever was done to them. */
@Component
public class HoldUpkeep {

    private final JdbcClient jdbc;
    private final ObjectProvider<StepHold> holds;

    HoldUpkeep(JdbcClient jdbc, ObjectProvider<StepHold> holds) {
        this.jdbc = jdbc;
        this.holds = holds;
    }

    /** @return how many there were */
    public int reconcile() {
        return holds.orderedStream()
                .mapToInt(hold -> hold.reconcile(this::isThere))
                .sum();
    }

    private boolean isThere(String instance, @Nullable String task) {
        return has("select count(*) from act_ru_execution where proc_inst_id_ = ?", instance)
                && (task == null || has("select count(*) from act_ru_task where id_ = ?", task));
    }

    private boolean has(String count, String id) {
        return jdbc.sql(count).param(id).query(Integer.class).single() > 0;
    }
}
