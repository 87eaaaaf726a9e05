package io.wayline.customer.segment;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.Slot;

/**
 * Whose birthday it is, or comes. Who was born on 29 February has it on the 28th in common years. With an hour it is
 * theirs by the clock on their own wall, and without one by the company's.
 */
final class Birthdays {

    private static final String DAY = "extract(month from c.birthday) * 100 + extract(day from c.birthday)";

    private final JdbcClient jdbc;

    Birthdays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Condition condition(Given given) {
        var span = given.span(Slot.WITHIN);
        var ahead = span == null ? Period.ZERO : span;
        var hour = given.number("hour");
        return hour == null ? on(given.asOf().today(), ahead) : at(hour.intValue(), ahead, given);
    }

    /** @param first the first day that counts; the last one is so much later */
    private static Condition on(LocalDate first, Period ahead) {
        var last = first.plus(ahead);
        if (!last.isBefore(first.plusYears(1))) {
            return Condition.of("c.birthday is not null");
        }
        var days = new TreeSet<Integer>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day.getMonthValue() * 100 + day.getDayOfMonth());
            if (day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear()) {
                days.add(229);
            }
        }
        return Condition.in(DAY, days).within("(c.birthday is not null and ", ")");
    }

    private Condition at(int hour, Period ahead, Given given) {
        var zones = new TreeMap<LocalDate, List<String>>();
        for (var zone : zones()) {
            var there = given.asOf().now().atZone(zone == null ? given.asOf().zone() : ZoneId.of(zone));
            if (there.getHour() == hour) {
                zones.computeIfAbsent(there.toLocalDate(), day -> new ArrayList<>())
                        .add(zone == null ? "" : zone);
            }
        }
        return Condition.any(
                zones.entrySet().stream().map(each -> there(each, ahead)).toList());
    }

    private static Condition there(Map.Entry<LocalDate, List<String>> zones, Period ahead) {
        return on(zones.getKey(), ahead)
                .and(Condition.in("coalesce(c.zone, '')", zones.getValue()))
                .within("(", ")");
    }

    /** Those in which customers live; null for the company's, where nobody knows better. */
    private List<@Nullable String> zones() {
        var zones = new ArrayList<@Nullable String>(
                jdbc.sql("select distinct zone from customer where zone is not null and birthday is not null")
                        .query(String.class)
                        .list());
        zones.add(null);
        return zones;
    }
}
