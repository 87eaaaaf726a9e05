package io.wayline.journey.catalogue.comment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody said about a drawing.
 *
 * @param thread the id of the first of what belongs together; its own for the first
 * @param element the id of what it is about in the drawing, which may be gone by now; empty for the journey as a whole
 * @param author an account
 * @param settledBy who said that it is done with, on the first of a thread alone; null while it is open
 */
public record DrawingComment(
        String id,
        String thread,
        String element,
        String body,
        String author,
        Instant saidAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    public boolean isFirst() {
        return id.equals(thread);
    }
}
