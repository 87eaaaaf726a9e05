package io.wayline.journey.task;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a task stands among the others, as one number that an index can hold: the highest priority comes first, then
 * what is due first, then what is due at no time.
 */
public final class TaskRank {

    private static final int HIGHEST = 100;
    private static final long A_PRIORITY = 1_000_000_000_000L;

    /** Written into statements that have the rows before them; the same as {@link #of}. */
    public static final String SQL = "(" + HIGHEST + " - %1$s) * " + A_PRIORITY
            + " + coalesce(cast(floor(extract(epoch from %2$s)) as bigint), " + (A_PRIORITY - 1) + ")";

    private TaskRank() {}

    public static long of(int priority, @Nullable Instant dueAt) {
        return (HIGHEST - priority) * A_PRIORITY + (dueAt == null ? A_PRIORITY - 1 : dueAt.getEpochSecond());
    }
}
