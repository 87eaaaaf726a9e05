package io.wayline.journey.time;

import java.time.Duration;

/** How long a timer waits: by calendar and clock, or in the time in which people work. */
public sealed interface Wait permits Span, WorkingSpan {

    /** @throws UnreadableTime when it is neither */
    static Wait read(String text) {
        return WorkingSpan.isMeantBy(text) ? WorkingSpan.read(text) : Span.read(text);
    }

    /** Whether a text is a duration that can be over sooner than that each time; false when it is no duration. */
    static boolean isShorter(String text, Duration than) {
        try {
            return read(text).isShorter(than);
        } catch (UnreadableTime unreadable) {
            return false;
        }
    }

    /** Whether a journey that goes round by this wait alone can come round faster than that, time after time. */
    boolean isShorter(Duration than);
}
