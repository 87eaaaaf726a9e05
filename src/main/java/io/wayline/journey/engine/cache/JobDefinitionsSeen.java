package io.wayline.journey.engine.cache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** The definitions of jobs that this node has read within the last second. */
final class JobDefinitionsSeen {

    private static final long FRESH_MILLIS = 1_000;

    private final Map<String, Seen> all = new ConcurrentHashMap<>();

    private record Seen(JobDefinitionEntity definition, long at) {}

    @Nullable
    JobDefinitionEntity get(String id, Function<String, @Nullable JobDefinitionEntity> read) {
        var now = ClockUtil.getCurrentTime().getTime();
        var known = all.get(id);
        if (known != null && Math.abs(now - known.at) < FRESH_MILLIS) {
            return known.definition;
        }
        @Nullable JobDefinitionEntity definition = read.apply(id);
        if (definition != null) {
            all.put(id, new Seen(definition, now));
        }
        return definition;
    }

    /** Now, and again once what was changed can be seen: another thread may read the old state in between. */
    void forget(String id) {
        all.remove(id);
        afterCommit(() -> all.remove(id));
    }

    void forgetAll() {
        all.clear();
        afterCommit(all::clear);
    }

    private static void afterCommit(Runnable forgets) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> forgets.run());
    }
}
