package io.wayline.calendar.holiday;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarChanged;
import io.wayline.calendar.CalendarFollower;
import io.wayline.calendar.CalendarFollower.Effect;
import io.wayline.calendar.CalendarRows;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.HolidayYear;
import io.wayline.calendar.SpecialDay;

/** Which years' holidays are known, and how a new year's become known. */
@Component
public class Holidays {

    private static final Logger LOG = LoggerFactory.getLogger(Holidays.class);

    private final CalendarRows rows;
    private final BusinessCalendars calendars;
    private final Clock clock;
    private final String key;
    private final List<CalendarFollower> followers;

    public Holidays(
            CalendarRows rows,
            BusinessCalendars calendars,
            List<CalendarFollower> followers,
            Clock clock,
            @Value("${wayline.calendar:CN}") String key) {
        this.rows = rows;
        this.calendars = calendars;
        this.followers = followers;
        this.clock = clock;
        this.key = key;
    }

    public List<HolidayYear> years() {
        return rows.years(key);
    }

    /** The days that the announcement for a year names, in order; none when nothing is known of it. */
    public List<SpecialDay> announcedFor(int year) {
        return rows.announcedFor(key, year);
    }

    /** What a file would change; changes nothing. */
    public HolidayChange preview(HolidayFile file) {
        Map<LocalDate, SpecialDay> before = byDate(rows.announcedFor(key, file.year()));
        Map<LocalDate, SpecialDay> after = byDate(file.days());
        var dates = new TreeSet<>(before.keySet());
        dates.addAll(after.keySet());
        var changed = dates.stream()
                .filter(date -> !Objects.equals(before.get(date), after.get(date)))
                .map(date -> new HolidayChange.Day(date, before.get(date), after.get(date)))
                .toList();
        var known = rows.years(key).stream().anyMatch(year -> year.year() == file.year());
        return new HolidayChange(file.year(), rows.version(key).orElse(0), known, changed);
    }

    /**
     * Puts the holidays of a year in the place of what was known of it, and tells those who have reckoned with it. Timers
     * that are set already keep their time. Taking the same file twice changes nothing.
     *
     * @param seenVersion of the calendar that the preview was made with
     * @return what it did, the number of changed days first
     * @throws CalendarChanged when somebody has changed the calendar since
     */
    @Transactional
    public List<Effect> take(HolidayFile file, long seenVersion, String actor) {
        if (rows.lock(key).orElse(0) != seenVersion) {
            throw new CalendarChanged();
        }
        var change = preview(file);
        var changed =
                change.days().stream().map(HolidayChange.Day::date).collect(Collectors.toCollection(TreeSet::new));
        var effects = new ArrayList<Effect>();
        effects.add(new Effect("days", changed.size()));
        if (change.known() && changed.isEmpty()) {
            return effects;
        }
        rows.replace(key, file, actor, clock.instant());
        rows.grow(key);
        calendars.forgetAfterCommit();
        LOG.info("Holidays of {} in calendar {} taken by {}: {} days changed", file.year(), key, actor, changed.size());
        var now = calendars.uncommitted();
        followers.forEach(follower -> effects.add(follower.follow(now, changed)));
        return effects;
    }

    private static Map<LocalDate, SpecialDay> byDate(List<SpecialDay> days) {
        return days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
    }
}
