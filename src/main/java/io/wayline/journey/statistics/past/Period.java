package io.wayline.journey.statistics.past;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.PlausibleTime;
import io.wayline.shared.InvalidValue;

/**
 * The days that figures are of, in the company's zone, both included.
 *
 * @param days how many days up to today this is, or null when somebody chose the days themselves
 */
public record Period(
        LocalDate first, LocalDate last, @Nullable Integer days) {

    /** What is offered by one press. */
    public static final List<Integer> OFFERED = List.of(1, 7, 30, 90);

    /** Unless something else is asked for. */
    public static final int USUAL = 30;

    private static final int LONGEST = 90;

    /** So far back figures are kept. */
    static final int KEPT = 400;

    /**
     * @param days how many days up to today, one that is offered; null for 30, unless days are named
     * @param first an ISO date; empty for 30 days up to the last
     * @param last an ISO date; empty for today
     * @throws InvalidValue of {@code period}, {@code from}, or {@code to} when they cannot be
     */
    public static Period of(@Nullable Integer days, @Nullable String first, @Nullable String last, LocalDate today) {
        if (isEmpty(first) && isEmpty(last)) {
            var many = days == null ? USUAL : days;
            if (!OFFERED.contains(many)) {
                throw new InvalidValue("period", "is " + many, "choose 1, 7, 30, or 90 days, or name the days");
            }
            return new Period(today.minusDays(many - 1L), today, many);
        }
        var end = PlausibleTime.chosen("to", last, today);
        var begin = PlausibleTime.chosen("from", first, end.minusDays(USUAL - 1L));
        if (begin.isAfter(end)) {
            throw new InvalidValue("to", "is before the first day", "choose a later one");
        }
        if (ChronoUnit.DAYS.between(begin, end) >= KEPT) {
            throw new InvalidValue("from", "is more than 400 days before the last day", "choose a later one");
        }
        return new Period(begin, end, null);
    }

    public Instant begin(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The moment after it. */
    public Instant end(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** From when on versions are offered: also those that nobody has been on in a short period. */
    public LocalDate since(LocalDate today) {
        var usual = today.minusDays(LONGEST - 1L);
        return first.isBefore(usual) ? first : usual;
    }

    /** As addresses say it. */
    public String query() {
        return days == null ? "from=" + first + "&to=" + last : "period=" + days;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
