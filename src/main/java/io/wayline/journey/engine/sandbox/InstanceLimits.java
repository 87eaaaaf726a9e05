package io.wayline.journey.engine.sandbox;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bounds one customer’s way, with all journeys that are called on it: whether a diagram ends cannot be known before it
 * runs. A way that is not busy costs no statement. For one that is, the engine’s own tables are asked now and then; they
 * know what it did on all nodes, and before a restart.
 */
@Component
public class InstanceLimits {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final LimitSettings most;
    private final JdbcClient jdbc;
    private final BusyCount busy;

    InstanceLimits(LimitSettings most, JdbcClient jdbc) {
        this.most = most;
        this.jdbc = jdbc;
        this.busy = new BusyCount(Math.min(most.tokens(), most.turns()) / 4);
    }

    /**
     * An element is entered.
     *
     * @param now how many are entered in this transaction
     * @throws OverLimit when there are too many tokens, or too many were entered within the hour; only in a job, which
     *     shows it as a failed step, and never to whoever brings an event or completes a task
     */
    void entered(ExecutionEntity execution, int now) {
        var way = execution.getRootProcessInstanceId();
        if (!busy.oneMore(way) || Context.getCommandContext().getCurrentJob() == null) {
            return;
        }
        if (tokens(way, execution.getProcessInstanceId()) > most.tokens()) {
            throw new OverLimit(
                    execution.getCurrentActivityId(),
                    "more than %d tokens are under way at once for this customer".formatted(most.tokens()));
        }
        if (turns(way) + now > most.turns()) {
            throw new OverLimit(
                    execution.getCurrentActivityId(),
                    "this customer’s way has entered %d elements within an hour".formatted(most.turns()));
        }
        busy.lookedAt(way);
    }

    /** @throws OverLimit when a call from here would lie in too many others */
    void calls(ExecutionEntity caller) {
        var depth = 1;
        for (var call = caller.getProcessInstance().getSuperExecution();
                call != null;
                call = call.getProcessInstance().getSuperExecution()) {
            depth++;
        }
        if (depth > most.depth()) {
            throw new OverLimit(
                    caller.getCurrentActivityId(), "%d calls lie one inside the other".formatted(most.depth()));
        }
    }

    private long tokens(String way, String instance) {
        // only the row of a whole instance says on which way it is
        var stored = jdbc.sql("""
                        select count(*) from act_ru_execution where proc_inst_id_ in (
                            select id_ from act_ru_execution where root_proc_inst_id_ = ?)""").param(way).query(Long.class).single();
        return stored + change(instance);
    }

    /** By how many this transaction will change what is stored of the instance in which it is. */
    private static long change(String instance) {
        var cache = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        return cache.getCachedEntities().stream()
                .filter(each -> each.getEntity() instanceof ExecutionEntity execution
                        && instance.equals(execution.getProcessInstanceId()))
                .mapToLong(each -> change(each.getEntityState()))
                .sum();
    }

    private static long change(DbEntityState state) {
        return switch (state) {
            case TRANSIENT -> 1;
            case DELETED_PERSISTENT, DELETED_MERGED -> -1;
            default -> 0;
        };
    }

    private long turns(String way) {
        var since = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC)
                .minus(WINDOW);
        return jdbc.sql("""
                        select count(*) from (select id_ from act_hi_actinst
                            where root_proc_inst_id_ = ? and start_time_ >= ? fetch first ? rows only) entered""").params(way, since, most.turns()).query(Long.class).single();
    }
}
