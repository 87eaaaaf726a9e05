package io.wayline.journey;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.HoldUpkeep;
import io.wayline.journey.task.TaskClocks;
import io.wayline.journey.task.WorkItemUpkeep;

/**
 * Lets the circuit look at the steps every two seconds, counts what is measured, drops what is kept too long, and puts
 * right what is known of tasks and held for them. Ends what was cancelled and was too busy to end at once.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class UpkeepThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UpkeepThread.class);

    private final Circuit circuit;
    private final JourneyMeters meters;
    private final Retention retention;
    private final ReferenceRetention references;
    private final WorkItemUpkeep tasks;
    private final HoldUpkeep holds;
    private final TaskClocks clocks;
    private final Cancellations cancellations;
    private volatile @Nullable ScheduledExecutorService thread;

    UpkeepThread(
            Circuit circuit,
            JourneyMeters meters,
            Retention retention,
            ReferenceRetention references,
            WorkItemUpkeep tasks,
            HoldUpkeep holds,
            TaskClocks clocks,
            Cancellations cancellations) {
        this.circuit = circuit;
        this.meters = meters;
        this.retention = retention;
        this.references = references;
        this.tasks = tasks;
        this.holds = holds;
        this.clocks = clocks;
        this.cancellations = cancellations;
    }

    @Override
    public synchronized void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "upkeep");
            daemon.setDaemon(true);
            return daemon;
        });
        pool.scheduleWithFixedDelay(() -> guarded(circuit::look), 2, 2, TimeUnit.SECONDS);
        pool.scheduleWithFixedDelay(() -> guarded(cancellations::endLeftOver), 3, 5, TimeUnit.SECONDS);
        pool.scheduleWithFixedDelay(() -> guarded(circuit::forget), 1, 1, TimeUnit.MINUTES);
        pool.scheduleWithFixedDelay(() -> guarded(meters::count), 5, 30, TimeUnit.SECONDS);
        pool.scheduleWithFixedDelay(() -> guarded(retention::drop), 10, 60, TimeUnit.MINUTES);
        pool.scheduleWithFixedDelay(() -> guarded(references::drop), 15, 60, TimeUnit.MINUTES);
        pool.scheduleWithFixedDelay(() -> guarded(tasks::reconcile), 1, 60, TimeUnit.MINUTES);
        pool.scheduleWithFixedDelay(() -> guarded(holds::reconcile), 2, 15, TimeUnit.MINUTES);
        pool.scheduleWithFixedDelay(() -> guarded(clocks::catchUp), 1, 10, TimeUnit.MINUTES);
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

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                log.warn("Journeys could not be looked after, will be tried again: {}", failure.toString());
            }
        }
    }
}
