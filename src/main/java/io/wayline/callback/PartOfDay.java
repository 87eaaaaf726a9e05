package io.wayline.callback;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;

import io.wayline.shared.InvalidValue;

/** A part of the customer's day, by the clock on their wall. */
public enum PartOfDay {
    MORNING,
    AFTERNOON,
    EVENING,
    /** Another one than that of the call before. */
    OTHER;

    private static final LocalTime EVENING_BEGINS = LocalTime.of(17, 0);

    static PartOfDay of(LocalTime time) {
        if (time.isBefore(LocalTime.NOON)) {
            return MORNING;
        }
        return time.isBefore(EVENING_BEGINS) ? AFTERNOON : EVENING;
    }

    /** @throws InvalidValue when there is no such part */
    public static PartOfDay named(String word) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "preferredWindow",
                        "is not a part of the day",
                        "choose morning, afternoon, evening, or other, which is another one than last time"));
    }
}
