package io.wayline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Whose hours, whose holidays, on whose clock. Immutable, and free of any clock of its own.
 *
 * @param key its name towards people and other features, such as {@code CN}
 * @param version grows with each change, so that what was reckoned can be told from what would be reckoned now
 * @param special the days that are not what their weekday says
 * @param knownYears the years whose special days are all here; null where there is nothing to know, as around the clock
 */
public record BusinessCalendar(
        String key,
        long version,
        ZoneId zone,
        WorkingWeek week,
        Map<LocalDate, SpecialDay> special,
        @Nullable Set<Integer> knownYears) {

    /** More than ten years; whoever asks for more has the wrong calendar. */
    private static final int MOST_DAYS = 4_000;

    private static final int MOST_YEARS = 50;

    public BusinessCalendar {
        special = Map.copyOf(special);
        knownYears = knownYears == null ? null : Set.copyOf(knownYears);
    }

    /** The hours of a day, in order; empty on a day off. */
    public List<Hours> hoursOn(LocalDate day) {
        @Nullable SpecialDay own = special.get(day);
        if (own == null) {
            return week.on(day.getDayOfWeek());
        }
        if (!own.works()) {
            return List.of();
        }
        var usual = week.on(day.getDayOfWeek());
        return usual.isEmpty() ? week.makeUp() : usual;
    }

    public boolean isWorkday(LocalDate day) {
        return !hoursOn(day).isEmpty();
    }

    public boolean isOpen(Instant moment) {
        return spans(moment)
                .firstFrom(moment)
                .filter(span -> !span.start().isAfter(moment))
                .isPresent();
    }

    /** That moment if people work at it, else the next at which they do. */
    public WorkingDeadline nextOpen(Instant moment) {
        return plus(moment, Duration.ZERO);
    }

    /**
     * The moment at which so much working time is over. Time in which nobody works does not count, so what begins on a
     * day off begins with the next working hour; what ends with the last working minute ends then and not on the next
     * day. A duration is real time: on a day on which clocks change, an hour of work has sixty minutes too.
     *
     * @throws NoWorkingTime when it would take more than ten years
     */
    public WorkingDeadline plus(Instant start, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time counts forward only: " + workingTime);
        }
        var left = workingTime;
        for (var span : spans(start)) {
            var from = span.from(start);
            if (from.isBefore(span.end())) {
                var end = from.plus(left);
                if (!end.isAfter(span.end())) {
                    return reckoned(start, end);
                }
                left = left.minus(Duration.between(from, span.end()));
            }
        }
        throw new NoWorkingTime(key, start);
    }

    /**
     * The same time of day so many working days later; when nobody works at that time there, the next working hour.
     *
     * @throws NoWorkingTime when it would take more than ten years
     */
    public WorkingDeadline plusWorkdays(Instant start, int workdays) {
        if (workdays < 0) {
            throw new IllegalArgumentException("Working days count forward only: " + workdays);
        }
        var open = nextOpen(start).at().atZone(zone);
        var day = open.toLocalDate();
        for (var left = workdays; left > 0; ) {
            day = day.plusDays(1);
            if (day.toEpochDay() - open.toLocalDate().toEpochDay() > MOST_DAYS) {
                throw new NoWorkingTime(key, start);
            }
            left -= isWorkday(day) ? 1 : 0;
        }
        var moment = day.atTime(open.toLocalTime()).atZone(zone).toInstant();
        return reckoned(start, nextOpen(moment).at());
    }

    /** The working time from one moment to a later one; zero when the second is not later. */
    public Duration between(Instant start, Instant end) {
        var sum = Duration.ZERO;
        for (var span : spans(start)) {
            if (!span.start().isBefore(end)) {
                return sum;
            }
            var to = span.end().isBefore(end) ? span.end() : end;
            var part = Duration.between(span.from(start), to);
            sum = part.isNegative() ? sum : sum.plus(part);
        }
        throw new NoWorkingTime(key, start);
    }

    /** The years from one moment to another whose holidays are not known. */
    public SortedSet<Integer> unknownYears(Instant start, Instant end) {
        var unknown = new TreeSet<Integer>();
        if (knownYears != null) {
            var last = end.atZone(zone).toLocalDate();
            // whoever arranges the new year's holidays may still move the last days of the old year
            var until = last.getMonth() == Month.DECEMBER && last.getDayOfMonth() > 24
                    ? last.getYear() + 1
                    : last.getYear();
            var first = start.atZone(zone).getYear();
            // whoever asks for more learns enough from the first of them
            for (var year = first; year <= until && year < first + MOST_YEARS; year++) {
                if (!knownYears.contains(year)) {
                    unknown.add(year);
                }
            }
        }
        return unknown;
    }

    /** The special day of a date, if it is one. */
    public Optional<SpecialDay> special(LocalDate date) {
        return Optional.ofNullable(special.get(date));
    }

    /** Whether the holidays of a year are all known. */
    public boolean knows(Year year) {
        return knownYears == null || knownYears.contains(year.getValue());
    }

    private WorkingDeadline reckoned(Instant start, Instant at) {
        return new WorkingDeadline(at, unknownYears(start, at));
    }

    private WorkingSpans spans(Instant from) {
        return new WorkingSpans(this, from.atZone(zone).toLocalDate(), MOST_DAYS);
    }
}
