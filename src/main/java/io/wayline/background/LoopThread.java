package io.wayline.background;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

import io.wayline.shared.clock.MovedClock;

/**
 * One thread of this node with the loops that share it, from the start of the node to its end. A loop that fails never
 * stops the others, nor its own next turn.
 */
public abstract class LoopThread implements SmartLifecycle {

    private static final int SECONDS_TO_END = 15;

    private final String name;
    private final Loops loops;
    private final Map<String, Work> work = new LinkedHashMap<>();
    private volatile @Nullable ScheduledExecutorService thread;

    /** @param name of the thread, as the log shows it */
    protected LoopThread(String name, Loops loops) {
        this.name = name;
        this.loops = loops;
    }

    private record Work(Loop loop, Duration first, Duration pause, Runnable turn, AtomicBoolean wanted) {}

    /** Does this again and again, first after that long, then with this pause after each turn; for constructors. */
    protected final void every(String loop, Duration first, Duration pause, Runnable turn) {
        every(loops.loop(loop, first.plus(Loops.allowed(pause))), first, pause, turn);
    }

    /** As the other, with a loop that counts as broken by a rule of its own. */
    protected final void every(Loop loop, Duration first, Duration pause, Runnable turn) {
        work.put(loop.name(), new Work(loop, first, pause, turn, new AtomicBoolean()));
    }

    /** Does a turn of this loop as soon as the thread is free; asking often meanwhile is asking once. */
    protected final void now(String loop) {
        var wanted = work.get(loop);
        var running = thread;
        if (wanted != null
                && running != null
                && !running.isShutdown()
                && wanted.wanted().compareAndSet(false, true)) {
            running.execute(() -> {
                // before the turn: who asks during it may have come too late for it
                wanted.wanted().set(false);
                wanted.loop().turn(wanted.turn());
            });
        }
    }

    /** Whatever has become due by it is not to wait for the next turn. */
    @EventListener
    public final void onMoved(MovedClock.Moved clock) {
        work.keySet().forEach(this::now);
    }

    @Override
    public synchronized void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(turns -> {
            var daemon = new Thread(turns, name);
            daemon.setDaemon(true);
            return daemon;
        });
        work.values().forEach(each -> {
            each.wanted().set(false);
            each.loop().begin();
            pool.scheduleWithFixedDelay(
                    () -> each.loop().turn(each.turn()),
                    each.first().toMillis(),
                    each.pause().toMillis(),
                    TimeUnit.MILLISECONDS);
        });
        thread = pool;
    }

    @Override
    public synchronized void stop() {
        var pool = thread;
        thread = null;
        work.values().forEach(each -> each.loop().end());
        if (pool != null) {
            pool.shutdown();
            try {
                pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
