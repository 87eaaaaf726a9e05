package io.wayline.calendar.holiday;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarRows;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MissingHolidaysTests {

    @Autowired
    private CalendarRows rows;

    @Autowired
    private TransactionOperations transaction;

    /** One of its own: the others' goes forward only. */
    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @CsvSource({
        // the 15th begins at 16:00 UTC the day before
        "2026-11-14T15:59:59Z, ,",
        "2026-11-14T16:00:00Z, 2027, false",
        "2026-12-31T15:59:59Z, 2027, false",
        "2026-12-31T16:00:00Z, 2027, true",
        "2025-12-01T00:00:00Z, ,",
    })
    void areMissedFromMidNovemberOfTheYearBefore(Instant now, Integer year, Boolean begun) {
        clock.set(now);
        var key = "M" + UUID.randomUUID().toString().substring(0, 12);
        new CalendarAtStart(rows, transaction, clock, key).ship(key, ShippedHolidays.of("CN"));
        var missing =
                new MissingHolidays(new BusinessCalendars(rows, clock, key, ZoneId.of("Asia/Shanghai")), clock).now();

        assertThat(missing.map(MissingHolidays.Missing::year).orElse(null)).isEqualTo(year);
        assertThat(missing.map(MissingHolidays.Missing::begun).orElse(null)).isEqualTo(begun);
    }
}
