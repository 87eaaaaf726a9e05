package io.wayline.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;

/** The tables behind calendars. */
@Component
public class CalendarRows {

    /** Stands beside the days of the week for a day off that is worked. */
    private static final int MAKE_UP = 0;

    private final JdbcClient jdbc;

    CalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of a calendar; empty when there is no such calendar. */
    public OptionalLong version(String key) {
        return jdbc.sql("select version from business_calendar where calendar_key = ?")
                .param(key)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The same, and nobody else changes the calendar until the transaction ends. */
    public OptionalLong lock(String key) {
        return jdbc.sql("select version from business_calendar where calendar_key = ? for update")
                .param(key)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Makes a calendar without any day; leaves one alone that is there. */
    public void makeUnlessThere(String key, WorkingWeek week) {
        var made = jdbc.sql("""
                        insert into business_calendar (calendar_key, version)
                        select cast(? as varchar(20)), 0
                        where not exists (select 1 from business_calendar where calendar_key = ?)""").params(key, key).update();
        if (made > 0) {
            week.makeUp().forEach(hours -> insert(key, MAKE_UP, hours));
            week.days().forEach((day, all) -> all.forEach(hours -> insert(key, day.getValue(), hours)));
        }
    }

    private void insert(String key, int weekday, Hours hours) {
        jdbc.sql("insert into business_hours (calendar_key, weekday, opens, closes) values (?, ?, ?, ?)")
                .params(key, weekday, hours.from(), hours.to())
                .update();
    }

    public void grow(String key) {
        jdbc.sql("update business_calendar set version = version + 1 where calendar_key = ?")
                .param(key)
                .update();
    }

    WorkingWeek week(String key) {
        var days = new HashMap<DayOfWeek, List<Hours>>();
        var makeUp = new ArrayList<Hours>();
        jdbc.sql("select weekday, opens, closes from business_hours where calendar_key = ? order by weekday, opens")
                .param(key)
                .query(row -> {
                    var hours = new Hours(
                            row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class));
                    var weekday = row.getInt("weekday");
                    var list = weekday == MAKE_UP
                            ? makeUp
                            : days.computeIfAbsent(DayOfWeek.of(weekday), day -> new ArrayList<>());
                    list.add(hours);
                });
        return new WorkingWeek(days, makeUp);
    }

    /** All special days; of a day that two announcements name, what the later one says. */
    Map<LocalDate, SpecialDay> special(String key) {
        var special = new HashMap<LocalDate, SpecialDay>();
        jdbc.sql("select * from calendar_day where calendar_key = ? order by special_date, holiday_year")
                .param(key)
                .query(CalendarRows::day)
                .list()
                .forEach(day -> special.put(day.date(), day));
        return special;
    }

    /** The days that the announcement for one year names. */
    public List<SpecialDay> announcedFor(String key, int year) {
        return jdbc.sql("select * from calendar_day where calendar_key = ? and holiday_year = ? order by special_date")
                .params(key, year)
                .query(CalendarRows::day)
                .list();
    }

    public List<HolidayYear> years(String key) {
        return jdbc.sql("""
                        select y.*, (select count(*) from calendar_day d
                                     where d.calendar_key = y.calendar_key and d.holiday_year = y.holiday_year) as days
                        from calendar_year y where y.calendar_key = ? order by y.holiday_year""")
                .param(key)
                .query((row, number) -> new HolidayYear(
                        row.getInt("holiday_year"),
                        row.getString("papers").lines().toList(),
                        row.getInt("days"),
                        row.getString("imported_by"),
                        RowTime.read(row, "imported_at")))
                .list();
    }

    /** Puts a year in the place of what was known of it. */
    public void replace(String key, HolidayFile file, String actor, Instant now) {
        jdbc.sql("delete from calendar_year where calendar_key = ? and holiday_year = ?")
                .params(key, file.year())
                .update();
        jdbc.sql("""
                        insert into calendar_year (calendar_key, holiday_year, papers, imported_by, imported_at)
                        values (?, ?, ?, ?, ?)""")
                .params(key, file.year(), String.join("\n", file.papers()), actor, now.atOffset(ZoneOffset.UTC))
                .update();
        for (var day : file.days()) {
            jdbc.sql(
                            "insert into calendar_day (calendar_key, holiday_year, special_date, works, name) values (?, ?, ?, ?, ?)")
                    .params(key, file.year(), day.date(), day.works(), day.name())
                    .update();
        }
    }

    private static SpecialDay day(ResultSet row, int number) throws SQLException {
        return new SpecialDay(
                row.getObject("special_date", LocalDate.class), row.getBoolean("works"), row.getString("name"));
    }
}
