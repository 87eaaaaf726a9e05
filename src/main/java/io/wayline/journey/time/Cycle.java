package io.wayline.journey.time;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A time that comes again, at most once an hour. */
public sealed interface Cycle permits Repeat, CalendarRule {

    /**
     * Reads a repetition, {@code R3/PT4H} or {@code R/2027-01-31T09:00:00+08:00/P1D}, or a calendar rule of six fields,
     * {@code TZ=Asia/Shanghai 0 0 9 * * MON-FRI}.
     *
     * @throws UnreadableTime when it is neither, counts working time, comes more often than once an hour, or never
     */
    static Cycle read(String text) {
        if (WorkingSpan.isNamedIn(text)) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_CYCLE);
        }
        return text.startsWith("R") ? Repeat.read(text) : CalendarRule.read(text);
    }

    /**
     * The first time that comes after the given one; empty when there is none left.
     *
     * @param zone whose calendar counts where this one names no zone
     */
    Optional<Instant> next(Instant after, ZoneId zone);
}
