package io.wayline.journey.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in time as ISO 8601 writes it, with its offset: {@code 2027-01-31T09:00:00+08:00}. */
public final class PointInTime {

    /** What a database can keep, and more than anybody plans. */
    private static final int LAST_YEAR = 9999;

    private PointInTime() {}

    /** @throws UnreadableTime when it is none, or has no offset and could so mean any of a day's hours */
    public static Instant read(String text) {
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() > LAST_YEAR) {
                throw new UnreadableTime(text, UnreadableTime.Fault.NO_INSTANT);
            }
            return time.toInstant();
        } catch (DateTimeException unreadable) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NO_INSTANT);
        }
    }
}
