package io.wayline.background;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Ends a process that has run out of memory, whatever way it was started. From that moment any object may be half
 * changed: locks held for good, threads gone, the embedded database closed. Whoever watches the process starts another;
 * all work that was open is in the database.
 *
 * <p>The flag {@code -XX:+ExitOnOutOfMemoryError} does the same and sooner, where somebody has set it.
 */
public final class OutOfMemory {

    /** The status with which the process ends, as with the flag. */
    static final int STATUS = 3;

    private OutOfMemory() {}

    /** Ends the process if this, or what it goes back to, says that memory has run out; does not return then. */
    public static void endIfOut(@Nullable Throwable thrown) {
        if (thrown != null && tells(thrown)) {
            end();
        }
    }

    /** Threads that die of it end the process, from now on. */
    public static void watchThreads() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            endIfOut(thrown);
            if (before != null) {
                before.uncaughtException(thread, thrown);
            } else {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                thrown.printStackTrace();
            }
        });
    }

    /** Frameworks wrap it, and databases answer with an exception of their own that was caused by it. */
    static boolean tells(Throwable thrown) {
        // a look at one object costs no memory, and nearly all have no cause
        if (thrown.getCause() == null && thrown.getSuppressed().length == 0) {
            return thrown instanceof OutOfMemoryError;
        }
        return tells(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean tells(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        if (thrown instanceof OutOfMemoryError || tells(thrown.getCause(), seen)) {
            return true;
        }
        for (var suppressed : thrown.getSuppressed()) {
            if (tells(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Neither hooks nor threads are waited for: they may wait for ever by now. */
    private static void end() {
        try {
            System.err.println(
                    "Out of memory: the process ends now and has to be started anew. See docs/operations.md.");
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
