package io.wayline.events;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs the correlator on this node: at once when an event was taken in here, else by looking now and then. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class CorrelatorThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CorrelatorThreads.class);

    private final Correlator correlator;
    private final EventSettings settings;
    private final Semaphore bell = new Semaphore(0);
    private @Nullable ScheduledExecutorService threads;
    private volatile boolean running;

    CorrelatorThreads(Correlator correlator, EventSettings settings) {
        this.correlator = correlator;
        this.settings = settings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onWaiting(Inbox.EventsWaiting signal) {
        if (bell.availablePermits() < settings.threads()) {
            bell.release();
        }
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        var pool = Executors.newScheduledThreadPool(settings.threads() + 1, work -> {
            var thread = new Thread(work, "correlator");
            thread.setDaemon(true);
            return thread;
        });
        for (var i = 0; i < settings.threads(); i++) {
            pool.execute(this::loop);
        }
        pool.scheduleWithFixedDelay(() -> guarded(correlator::expireUnknown), 1, 60, TimeUnit.MINUTES);
        threads = pool;
    }

    @Override
    public synchronized void stop() {
        running = false;
        bell.release(settings.threads());
        if (threads != null) {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(15, TimeUnit.SECONDS)) {
                    threads.shutdownNow();
                }
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            if (guarded(correlator::workOneLane) == 0) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away must not end the thread; it is looked for again at the next turn. */
    private int guarded(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (RuntimeException failure) {
            if (running) {
                log.warn("Events could not be read, will be tried again: {}", failure.toString());
            }
            return 0;
        }
    }
}
