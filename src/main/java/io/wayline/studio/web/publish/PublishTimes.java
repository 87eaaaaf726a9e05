package io.wayline.studio.web.publish;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.NoWorkingTime;
import io.wayline.shared.InvalidValue;

/** When something is to count: typed by the company's clock, and looked at on its calendar. */
@Component
class PublishTimes {

    private final BusinessCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    PublishTimes(BusinessCalendars calendars, Clock clock, ZoneId zone) {
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    /** How a moment lies on the company's calendar; names a text. */
    public enum Day {
        OPEN,
        CLOSED,
        OFF
    }

    /** @throws InvalidValue of {@code at} when it is no time */
    Instant read(String typed) {
        try {
            return LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new InvalidValue("at", "is no day and time", "choose a day and a time");
        }
    }

    /** When people next begin to work on another day than today: then somebody is there to see what happens. */
    String suggestion() {
        var tomorrow = today().plusDays(1).atStartOfDay(zone).toInstant();
        return written(open(tomorrow));
    }

    @Nullable
    Day day(@Nullable Instant at) {
        if (at == null) {
            return null;
        }
        var calendar = calendars.standard();
        return calendar.isOpen(at)
                ? Day.OPEN
                : calendar.isWorkday(LocalDate.ofInstant(at, zone)) ? Day.CLOSED : Day.OFF;
    }

    private Instant open(Instant from) {
        try {
            return calendars.standard().nextOpen(from).at();
        } catch (NoWorkingTime never) {
            return from;
        }
    }

    private String written(Instant at) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
