package io.wayline.journey.task.upkeep;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.step.StepReservation;

/**
 * Lets go of what is held for journeys and tasks that the engine does not have any more, whatever was done to them. A
 * kind of hold for which that fails is set aside, and the others are looked after.
 */
@Component
public class HoldUpkeep {

    /** Names what is set aside here; an item is a step's name. */
    public static final String LOOP = "journey.holds";

    private final JdbcClient jdbc;
    private final ObjectProvider<StepReservation> holds;
    private final SetAside aside;

    HoldUpkeep(JdbcClient jdbc, ObjectProvider<StepReservation> holds, SetAside aside) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.aside = aside;
    }

    /** @return how many there were */
    public int reconcile() {
        var all = holds.orderedStream().toList();
        var pass = aside.pass(LOOP, steps(all));
        return all.stream()
                .mapToInt(hold -> pass.count(hold.step(), () -> hold.reconcile(this::isThere)))
                .sum();
    }

    private static List<String> steps(List<StepReservation> holds) {
        return holds.stream().map(StepReservation::step).toList();
    }

    private boolean isThere(String instance, @Nullable String task) {
        return has("select count(*) from act_ru_execution where proc_inst_id_ = ?", instance)
                && (task == null || has("select count(*) from act_ru_task where id_ = ?", task));
    }

    private boolean has(String count, String id) {
        return jdbc.sql(count).param(id).query(Integer.class).single() > 0;
    }
}
