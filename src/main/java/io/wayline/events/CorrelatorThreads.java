package io.wayline.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.background.HoldsConnections;
import io.wayline.background.Loop;
import io.wayline.background.Loops;
import io.wayline.shared.clock.MovedClock;

/** Runs the correlator on this node: at once when an event was taken in here, else by looking now and then. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class CorrelatorThreads implements HoldsConnections, SmartLifecycle {

    private final Correlator correlator;
    private final EventSettings settings;
    private final List<Loop> lanes;
    private final Loop expiry;
    private final Semaphore bell = new Semaphore(0);
    private @Nullable ScheduledExecutorService threads;
    private volatile boolean running;

    CorrelatorThreads(Correlator correlator, EventSettings settings, Loops loops) {
        this.correlator = correlator;
        this.settings = settings;
        this.lanes = IntStream.rangeClosed(1, settings.threads())
                .mapToObj(number -> loops.every("events.lanes-" + number, settings.poll()))
                .toList();
        this.expiry = loops.every("events.expire", Duration.ofHours(1));
    }

    @Override
    public String setting() {
        return "wayline.events.threads";
    }

    @Override
    public int connections() {
        return 2 * settings.threads();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onWaiting(EventInbox.EventsWaiting signal) {
        if (bell.availablePermits() < settings.threads()) {
            bell.release();
        }
    }

    @EventListener
    void onMoved(MovedClock.Moved clock) {
        bell.release();
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
        lanes.forEach(lane -> {
            lane.begin();
            pool.execute(() -> loop(lane));
        });
        expiry.begin();
        pool.scheduleWithFixedDelay(() -> expiry.turn(correlator::expireUnknown), 1, 60, TimeUnit.MINUTES);
        threads = pool;
    }

    @Override
    public synchronized void stop() {
        running = false;
        lanes.forEach(Loop::end);
        expiry.end();
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

    private void loop(Loop lane) {
        while (running) {
            if (lane.turn(correlator::workOneLane) == 0) {
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
}
