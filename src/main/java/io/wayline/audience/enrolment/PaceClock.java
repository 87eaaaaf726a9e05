package io.wayline.audience.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;

/** When a run of a pace is at work, and when it would be done. */
@Component
class PaceClock {

    /** Fine enough for whoever wants to know the hour. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final BusinessCalendars calendars;
    private final ZoneId zone;

    PaceClock(BusinessCalendars calendars, ZoneId zone) {
        this.calendars = calendars;
        this.zone = zone;
    }

    boolean isOpen(Pace pace, Instant at) {
        return pace.isOpenAt(LocalTime.ofInstant(at, zone))
                && (!pace.workingTime() || calendars.standard().isOpen(at));
    }

    /** From that moment on the first at which somebody may be invited; empty when none comes within a year. */
    Optional<Instant> begins(Pace pace, Instant from) {
        for (var at = from; at.isBefore(from.plus(FURTHEST)); at = at.plus(STEP)) {
            if (isOpen(pace, at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /**
     * When the last of so many would be invited, if the house has room all the time.
     *
     * @return empty when nobody knows, as there is no rate, or when it takes more than a year
     */
    Optional<Instant> done(Pace pace, long customers, Instant from) {
        var rate = pace.rate();
        if (rate == null) {
            return Optional.empty();
        }
        // the first of a pace has their turn at once
        var left = Duration.ofNanos(Math.multiplyExact(60_000_000_000L, Math.max(0, customers - 1)) / rate);
        for (var at = from; at.isBefore(from.plus(FURTHEST)); at = at.plus(STEP)) {
            if (isOpen(pace, at)) {
                if (left.compareTo(STEP) <= 0) {
                    return Optional.of(at.plus(left));
                }
                left = left.minus(STEP);
            }
        }
        return Optional.empty();
    }
}
