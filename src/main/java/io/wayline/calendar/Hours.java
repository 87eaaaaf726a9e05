package io.wayline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

import org.jspecify.annotations.Nullable;

/**
 * Hours in a row in which people work, by the clock on their wall.
 *
 * @param from the first moment
 * @param to the first moment after them; midnight is that at the end of the day
 */
public record Hours(LocalTime from, LocalTime to) {

    /** @throws IllegalArgumentException when they end before they begin */
    public Hours {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("Hours end after they begin: " + from + " to " + to);
        }
    }

    boolean overlaps(Hours other) {
        return (other.to.equals(LocalTime.MIDNIGHT) || from.isBefore(other.to))
                && (to.equals(LocalTime.MIDNIGHT) || other.from.isBefore(to));
    }

    /** The moment at which they begin on a day; the first one there is when clocks leap over it. */
    public Instant startOn(LocalDate day, ZoneId zone) {
        return instant(day.atTime(from), zone);
    }

    /** The moment at which they are over on a day. */
    public Instant endOn(LocalDate day, ZoneId zone) {
        return instant(to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(to), zone);
    }

    /** A time that clocks leap over is the moment of the leap; one that they show twice is the first of the two. */
    private static Instant instant(LocalDateTime wall, ZoneId zone) {
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZoneOffset offset = change == null ? zone.getRules().getOffset(wall) : change.getOffsetBefore();
        return wall.toInstant(offset);
    }
}
