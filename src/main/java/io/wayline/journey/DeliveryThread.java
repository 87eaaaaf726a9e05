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
import org.springframework.transaction.event.TransactionalEventListener;

/** Offers kept events on this node, at once when an instance here has come to a wait, else every second. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class DeliveryThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryThread.class);

    private final Deliveries deliveries;
    private volatile @Nullable ScheduledExecutorService thread;

    DeliveryThread(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onDue(Deliveries.KeptEventsDue signal) {
        var running = thread;
        if (running != null && !running.isShutdown()) {
            running.execute(() -> guarded(deliveries::offerDue));
        }
    }

    @Override
    public synchronized void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "deliveries");
            daemon.setDaemon(true);
            return daemon;
        });
        pool.scheduleWithFixedDelay(() -> guarded(deliveries::offerDue), 1, 1, TimeUnit.SECONDS);
        pool.scheduleWithFixedDelay(() -> guarded(deliveries::expire), 5, 60, TimeUnit.MINUTES);
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
                log.warn("Kept events could not be offered, will be tried again: {}", failure.toString());
            }
        }
    }
}
