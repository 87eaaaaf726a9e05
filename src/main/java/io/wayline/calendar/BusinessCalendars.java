package io.wayline.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The company's calendar, as it is known now. It is kept in memory and looked at again after a minute, so a node goes on
 * for at most that long with what another node has changed.
 */
@Component
@DependsOn("calendarAtStart")
public class BusinessCalendars {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final CalendarRows rows;
    private final Clock clock;
    private final String key;
    private final ZoneId zone;
    private volatile @Nullable Seen seen;

    private record Seen(BusinessCalendar calendar, Instant at) {}

    public BusinessCalendars(CalendarRows rows, Clock clock, @Value("${wayline.calendar:CN}") String key, ZoneId zone) {
        this.rows = rows;
        this.clock = clock;
        this.key = key;
        this.zone = zone;
    }

    /** The calendar that {@code wayline.calendar} names, in the zone of {@code wayline.zone}. */
    public BusinessCalendar standard() {
        var known = seen;
        var now = clock.instant();
        if (known == null || Duration.between(known.at, now).abs().compareTo(FRESH) > 0) {
            known = new Seen(upToDate(known), now);
            seen = known;
        }
        return known.calendar;
    }

    /** As this transaction has changed it so far; kept nowhere. */
    public BusinessCalendar uncommitted() {
        return upToDate(null);
    }

    /** Not before: what is read inside of a transaction that fails would stay. */
    public void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen = null;
            }
        });
    }

    private BusinessCalendar upToDate(@Nullable Seen known) {
        var version = rows.version(key).orElseThrow(() -> new IllegalStateException("Calendar " + key + " is missing"));
        if (known != null && known.calendar.version() == version) {
            return known.calendar;
        }
        var years = rows.years(key).stream().map(HolidayYear::year).collect(Collectors.toSet());
        return new BusinessCalendar(key, version, zone, rows.week(key), rows.special(key), years);
    }
}
