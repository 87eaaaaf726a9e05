package io.wayline.callback;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What became of the wish to call a customer.
 *
 * @param callback null when there is none
 * @param none why there is none, or null
 */
public record Booking(@Nullable Callback callback, @Nullable None none) {

    /** Why nobody can be called. */
    public enum None {
        NO_PHONE("noPhone"),
        NO_CONSENT("noConsent"),
        NO_SLOT("noSlot"),
        CALENDAR_INCOMPLETE("calendarIncomplete");

        private final String word;

        None(String word) {
            this.word = word;
        }

        /** The word that journeys know it by. */
        public String word() {
            return word;
        }
    }

    static Booking of(Callback callback) {
        return new Booking(callback, null);
    }

    static Booking none(None why) {
        return new Booking(null, why);
    }

    /** {@code booked}, {@code late} when no place was free within the promise, or {@code none}. */
    public String outcome() {
        return (callback == null ? "NONE" : callback.late() ? "LATE" : "BOOKED").toLowerCase(Locale.ROOT);
    }
}
