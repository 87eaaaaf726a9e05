package io.wayline.journey.task;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.journey.time.Wait;
import io.wayline.journey.time.WorkingSpan;

/**
 * How the due time of a task was reckoned.
 *
 * @param span as the diagram has it, such as {@code PT4H} or {@code WORKING P2D}
 * @param warnAt when four fifths of it are over
 * @param calendar the version of the calendar that working time was counted on; null by the clock
 * @param before when it was due before the calendar changed last; null when it never moved
 */
public record DueClock(
        Kind kind,
        String span,
        Instant warnAt,
        @Nullable Long calendar,
        @Nullable Instant before) {

    private static final int FOUR = 4;
    private static final int FIFTHS = 5;

    /** What passes. */
    public enum Kind {
        CLOCK,
        WORKING
    }

    /** Null when a moment was named, or nothing. */
    public static @Nullable DueClock of(
            @Nullable String written, Instant start, @Nullable Instant dueAt, BusinessCalendar calendar) {
        if (written == null
                || dueAt == null
                || written.isBlank()
                || Character.isDigit(written.strip().charAt(0))) {
            return null;
        }
        var span = written.strip();
        return Wait.read(span) instanceof WorkingSpan
                ? new DueClock(Kind.WORKING, span, working(start, dueAt, calendar), calendar.version(), null)
                : new DueClock(Kind.CLOCK, span, start.plus(mostOf(Duration.between(start, dueAt))), null, null);
    }

    private static Instant working(Instant start, Instant dueAt, BusinessCalendar calendar) {
        return calendar.plus(start, mostOf(calendar.between(start, dueAt))).at();
    }

    private static Duration mostOf(Duration whole) {
        return whole.isNegative() ? Duration.ZERO : whole.multipliedBy(FOUR).dividedBy(FIFTHS);
    }
}
