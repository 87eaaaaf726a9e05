package io.wayline.shared.page;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person, as the home page lists it.
 *
 * @param order where it stands: the smallest is the first
 * @param key names its texts: {@code home.need.<key>}, and that with {@code .text} and {@code .act}
 * @param count how many; nothing is shown when there are none
 * @param path where it is settled, or null when this person may not go there
 */
public record Need(
        int order,
        String key,
        Tone tone,
        long count,
        @Nullable String path) {

    /** What sort of thing waits. */
    public enum Tone {
        /** Something is broken, or should have been done. */
        LATE,
        /** Something needs a decision. */
        SOON,
        /** Nothing needs to be done; it is said so that nobody wonders. */
        KNOW
    }
}
