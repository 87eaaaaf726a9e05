package io.wayline.journey.task.load;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The open tasks of a queue.
 *
 * @param waiting those that nobody has, also those that rest
 * @param resting those of them that were postponed, or are booked for later
 * @param taken those that somebody has
 * @param oldest since when the one has waited that has waited longest and does not rest; null when there is none
 * @param late those whose due time has passed, whoever has them
 * @param due those that are due before the moment that was asked for, late ones among them
 */
public record QueueLoad(
        String queue,
        long waiting,
        long resting,
        long taken,
        @Nullable Instant oldest,
        long late,
        long due) {

    /** No work at all. */
    public static QueueLoad none(String queue) {
        return new QueueLoad(queue, 0, 0, 0, null, 0, 0);
    }
}
