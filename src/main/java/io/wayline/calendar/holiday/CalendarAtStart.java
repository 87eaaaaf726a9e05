package io.wayline.calendar.holiday;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import jakarta.annotation.PostConstruct;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.calendar.CalendarRows;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.HolidayYear;
import io.wayline.calendar.WorkingWeek;

/** Makes the calendar on a first start, and brings the years that the product knows and the calendar does not. */
@Component
public class CalendarAtStart {

    private final CalendarRows rows;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final String key;

    public CalendarAtStart(
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
    public void ship() {
        ship(key, ShippedHolidays.of(key));
    }

    /** Brings what is not there yet; nodes that start at the same time bring it once. */
    public void ship(String key, List<HolidayFile> files) {
        try {
            bring(key, files);
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            bring(key, files);
        }
    }

    private void bring(String key, List<HolidayFile> files) {
        transaction.executeWithoutResult(status -> {
            rows.makeUnlessThere(key, WorkingWeek.USUAL);
            rows.lock(key);
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
