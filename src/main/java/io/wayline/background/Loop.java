package io.wayline.background;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that this node does again and again. A turn that fails is noted and told, and never reaches the caller, so that
 * whatever comes after it in the same thread has its turn as well.
 */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration longestQuiet;
    private final LongSupplier nanos;
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean running;
    private volatile long livedAt;
    private volatile @Nullable String failure;

    /** @param nanos a clock that nobody sets, as {@link System#nanoTime} */
    Loop(String name, Duration longestQuiet, LongSupplier nanos) {
        this.name = name;
        this.longestQuiet = longestQuiet;
        this.nanos = nanos;
    }

    public String name() {
        return name;
    }

    /** From now on turns are expected. */
    public void begin() {
        failure = null;
        livedAt = nanos.getAsLong();
        running = true;
    }

    /** From now on none is expected, and one that fails is no news. */
    public void end() {
        running = false;
    }

    /** Does one turn; whether it succeeded. */
    public boolean turn(Runnable work) {
        return turn(() -> {
                    work.run();
                    return 1;
                })
                == 1;
    }

    /** Does one turn; what it returned, or 0 when it failed. */
    public int turn(IntSupplier work) {
        try {
            var done = work.getAsInt();
            succeeded.incrementAndGet();
            failure = null;
            livedAt = nanos.getAsLong();
            return done;
        } catch (RuntimeException | Error thrown) {
            OutOfMemory.endIfOut(thrown);
            note(thrown);
            return 0;
        }
    }

    /** A turn that takes long gets on; to be called from within it. */
    public void alive() {
        livedAt = nanos.getAsLong();
    }

    /** How long ago it last succeeded, or got on with a turn; since it began when it has not yet. */
    public Duration quietFor() {
        return Duration.ofNanos(nanos.getAsLong() - livedAt);
    }

    /** Whether it does what it should, or is not expected to do anything. */
    public boolean works() {
        return !running || quietFor().compareTo(longestQuiet) <= 0;
    }

    /** What the last turn failed with, by its kind and without any data; null when it succeeded. */
    public @Nullable String failure() {
        return failure;
    }

    long succeeded() {
        return succeeded.get();
    }

    long failed() {
        return failed.get();
    }

    /** The whole story once; a database that is away would write it every second otherwise. */
    private void note(Throwable thrown) {
        failed.incrementAndGet();
        var first = failure == null;
        failure = thrown.getClass().getSimpleName();
        if (!running) {
            log.debug("Loop {} failed while it was being stopped", name, thrown);
        } else if (first) {
            log.warn("Loop {} failed, its next turn comes all the same", name, thrown);
        } else {
            log.warn("Loop {} failed again: {}", name, thrown.toString());
        }
    }
}
