package io.wayline.intake.file.row;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.wayline.shared.InvalidValue;

/**
 * Reads when something was: RFC 3339 with offset, or in the company's zone a date alone (its first moment) or a date
 * with hour and minute.
 */
@Component
class Moments {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
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
        var moment = parse(text);
        if (moment.isAfter(clock.instant().plus(AHEAD)) || moment.isBefore(EARLIEST)) {
            throw invalid();
        }
        return moment;
    }

    private Instant parse(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            var joined = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d)", "$1T");
            return joined.matches(".+[Zz]|.+T.+[+-]\\d{2}:\\d{2}")
                    ? OffsetDateTime.parse(joined).toInstant()
                    : LocalDateTime.parse(joined, LOCAL).atZone(zone).toInstant();
        } catch (DateTimeException notAMoment) {
            throw invalid();
        }
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "time", "is no moment of the past", "send it as 2026-11-17T14:32:00+08:00, or a date as 2026-11-17");
    }
}
