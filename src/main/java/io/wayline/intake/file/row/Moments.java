package io.wayline.intake.file.row;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.Profile;
import io.wayline.intake.file.csv.DateForm;
import io.wayline.shared.InvalidValue;

/**
 * Reads when something was: with its offset, or in the company's zone a day alone (its first moment) or a day with hour
 * and minute.
 */
@Component
class Moments {

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final ZoneId zone;
    private final Clock clock;

    Moments(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** @throws InvalidValue when it is no moment, or none in the past since 1900 */
    Instant read(String text) {
        return read(text, null);
    }

    /**
     * As {@link #read(String)}.
     *
     * @param form how the column is written, or null when nobody said
     */
    Instant read(String text, @Nullable DateForm form) {
        var written = WrittenDate.read(text, form);
        var time = written.time() == null ? LocalTime.MIDNIGHT : written.time();
        var moment = written.offset() == null
                ? written.day().atTime(time).atZone(zone).toInstant()
                : written.day().atTime(time).toInstant(written.offset());
        if (moment.isAfter(clock.instant().plus(AHEAD)) || moment.isBefore(EARLIEST)) {
            throw new InvalidValue(
                    "time",
                    "is no moment of the past",
                    "send it as 2026-11-17T14:32:00+08:00, or a date as 2026-11-17");
        }
        return moment;
    }

    /** @throws InvalidValue when it is no day, or nobody who lives can have been born on it */
    LocalDate birthday(String text, @Nullable DateForm form) {
        var written = WrittenDate.read(text, form);
        if (written.time() != null && !written.time().equals(LocalTime.MIDNIGHT)) {
            throw new InvalidValue("birthday", "has a time of day", "send the day alone, as 1990-02-28");
        }
        return Profile.plausible(written.day(), LocalDate.ofInstant(clock.instant(), zone));
    }

    /** The day on which a moment is for the company. */
    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
