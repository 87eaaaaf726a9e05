package io.wayline.calendar;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import jakarta.annotation.PostConstruct;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the calendar on a first start, and brings the years that the product knows and the calendar does not. */
@Component
class CalendarAtStart {

    private final CalendarRows rows;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String key;

    CalendarAtStart(
            CalendarRows rows,
            TransactionOperations transaction,
            Clock clock,
            @Value("${wayline.calendar:CN}") String key) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.key = key;
    }

    @PostConstruct
    void ship() {
        ship(key, ShippedHolidays.of(key));
    }

    /** Brings what is not there yet; nodes that start at the same time bring it once. */
    void ship(String key, List<HolidayFile> files) {
        try {
            bring(key, files);
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            bring(key, files);
        }
    }

    private void bring(String key, List<HolidayFile> files) {
        transaction.executeWithoutResult(status -> {
            rows.makeUnlessThere(key, WorkingWeek.USUAL);
            rows.hold(key);
            var known = rows.years(key).stream().map(HolidayYear::year).collect(Collectors.toSet());
            for (var file : files) {
                if (known.add(file.year())) {
                    rows.replace(key, file, "wayline", clock.instant());
                    rows.grow(key);
                }
            }
        });
    }
}
