package io.wayline.calendar.holiday;

import java.time.Clock;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;

/** Whether somebody has to enter holidays. */
@Component
public class MissingHolidays {

    private static final Logger LOG = LoggerFactory.getLogger(MissingHolidays.class);

    /** By then China's holidays of the coming year are announced. */
    private static final MonthDay ANNOUNCED = MonthDay.of(11, 15);

    private final BusinessCalendars calendars;
    private final Clock clock;

    MissingHolidays(BusinessCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param begun whether the year has begun, so that working time is reckoned wrong now */
    public record Missing(int year, boolean begun) {}

    /** The first year whose holidays should be known by now and are not. */
    public Optional<Missing> now() {
        var calendar = calendars.standard();
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        var year = Year.from(today);
        if (!calendar.knows(year)) {
            return Optional.of(new Missing(year.getValue(), true));
        }
        return calendar.knows(year.plusYears(1)) || MonthDay.from(today).isBefore(ANNOUNCED)
                ? Optional.empty()
                : Optional.of(new Missing(year.getValue() + 1, false));
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnAtStart() {
        now().ifPresent(missing -> LOG.warn(
                "Calendar {} knows no holidays of {}: propose them at /settings/calendar/import",
                calendars.standard().key(),
                missing.year()));
    }
}
