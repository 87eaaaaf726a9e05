package io.wayline.value;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.wayline.shared.Refusal;

/** Computes value on this node when it is due: every night, and when somebody asked. Looks every 15 seconds. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class ValueThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ValueThread.class);

    private final Valuation valuation;
    private final ValueRuns runs;
    private volatile @Nullable ScheduledExecutorService thread;

    ValueThread(Valuation valuation, ValueRuns runs) {
        this.valuation = valuation;
        this.runs = runs;
    }

    @Override
    public synchronized void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "value");
            daemon.setDaemon(true);
            return daemon;
        });
        pool.scheduleWithFixedDelay(this::work, 15, 15, TimeUnit.SECONDS);
        thread = pool;
    }

    @Override
    public synchronized void stop() {
        var pool = thread;
        thread = null;
        if (pool != null) {
            pool.shutdown();
            try {
                pool.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        try {
            valuation.computeIfDue();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                log.error("Value could not be computed, the former result stays; tried again in 10 minutes", failure);
                note(failure);
            }
        }
    }

    private void note(RuntimeException failure) {
        try {
            // a refusal says what helps; anything else may quote data, so only its kind is shown
            runs.failed(
                    failure instanceof Refusal
                            ? String.valueOf(failure.getMessage())
                            : failure.getClass().getSimpleName());
        } catch (RuntimeException databaseAway) {
            log.warn("The failure could not be noted: {}", databaseAway.toString());
        }
    }
}
