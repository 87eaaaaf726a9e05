package io.wayline.calendar.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.SpecialDay;

/**
 * A year at a glance.
 *
 * @param special the days that are not what their weekday says, in order
 */
public record YearView(int year, List<Month> months, List<SpecialDay> special) {

    /** @param before how many days of its first week belong to the month before */
    public record Month(LocalDate first, int before, List<Day> days) {}

    /** What a day looks like on the page. */
    public enum Kind {
        WORKDAY,
        OFF,
        HOLIDAY,
        MAKE_UP
    }

    public record Day(LocalDate date, Kind kind, @Nullable SpecialDay special, boolean today) {}

    static YearView of(int year, BusinessCalendar calendar, LocalDate today) {
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(YearMonth.of(year, month), calendar, today))
                .toList();
        var special = months.stream()
                .flatMap(month -> month.days().stream())
                .flatMap(day -> calendar.special(day.date()).stream())
                .toList();
        return new YearView(year, months, special);
    }

    private static Month month(YearMonth month, BusinessCalendar calendar, LocalDate today) {
        var first = month.atDay(1);
        var days = first.datesUntil(first.plusMonths(1))
                .map(date -> new Day(
                        date, kind(date, calendar), calendar.special(date).orElse(null), date.equals(today)))
                .toList();
        return new Month(first, first.getDayOfWeek().getValue() - 1, days);
    }

    private static Kind kind(LocalDate date, BusinessCalendar calendar) {
        return calendar.special(date)
                .map(special -> special.works() ? Kind.MAKE_UP : Kind.HOLIDAY)
                .orElseGet(() -> calendar.isWorkday(date) ? Kind.WORKDAY : Kind.OFF);
    }
}
