package io.wayline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How working time passes between two moments, day by day, for people who wonder.
 *
 * @param worked how much there is in all
 * @param days from the first to the last, at most {@link #MOST_DAYS}
 * @param whole whether all days are listed
 */
public record WorkingTimeBreakdown(Instant from, WorkingDeadline to, Duration worked, List<Day> days, boolean whole) {

    private static final int MOST_DAYS = 62;

    /**
     * @param counted the working time of it
     * @param works whether people work on it at all
     * @param special why it is not what its weekday says; null when it is
     */
    public record Day(
            LocalDate date,
            Duration counted,
            boolean works,
            @Nullable SpecialDay special) {}

    /** @param to not before {@code from} */
    public static WorkingTimeBreakdown of(BusinessCalendar calendar, Instant from, Instant to) {
        var first = from.atZone(calendar.zone()).toLocalDate();
        var last = to.atZone(calendar.zone()).toLocalDate();
        var days = first.datesUntil(last.plusDays(1))
                .limit(MOST_DAYS)
                .map(date -> day(calendar, date, from, to))
                .toList();
        return new WorkingTimeBreakdown(
                from,
                new WorkingDeadline(to, calendar.unknownYears(from, to)),
                calendar.between(from, to),
                days,
                first.plusDays(MOST_DAYS).isAfter(last));
    }

    private static Day day(BusinessCalendar calendar, LocalDate date, Instant from, Instant to) {
        var begins = date.atStartOfDay(calendar.zone()).toInstant();
        var ends = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        var counted = calendar.between(begins.isAfter(from) ? begins : from, ends.isBefore(to) ? ends : to);
        return new Day(
                date, counted, calendar.isWorkday(date), calendar.special(date).orElse(null));
    }
}
