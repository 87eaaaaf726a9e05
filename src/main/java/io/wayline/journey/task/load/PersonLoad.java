package io.wayline.journey.task.load;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The open tasks that somebody has.
 *
 * @param held all of them
 * @param late those whose due time has passed
 * @param firstDue when the first of them is due, or was; null when none is due at a time
 */
public record PersonLoad(
        String username, long held, long late, @Nullable Instant firstDue) {

    /** No work at all. */
    public static PersonLoad none(String username) {
        return new PersonLoad(username, 0, 0, null);
    }
}
