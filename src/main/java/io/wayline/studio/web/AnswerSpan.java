package io.wayline.studio.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.PlausibleTime;
import io.wayline.shared.InvalidValue;
import io.wayline.survey.SurveyAnswers;

/**
 * The time whose answers somebody looks at, in days of the company's zone, both included.
 *
 * @param days how many days up to today this is, or null when somebody chose the days themselves
 */
public record AnswerSpan(
        LocalDate first, LocalDate last, @Nullable Integer days) {

    /** What is offered by one press. */
    public static final List<Integer> OFFERED = List.of(30, 90, 365);

    private static final int USUAL = 90;

    /** Two years and a day: longer ones say little, and cost much. */
    private static final int MOST = 731;

    /**
     * @param days how many days up to today; one that is not offered counts as none
     * @param first an ISO date; empty for 90 days before the last
     * @param last an ISO date; empty for today
     * @throws InvalidValue of {@code first} or {@code last} when they cannot be
     */
    static AnswerSpan of(@Nullable Integer days, @Nullable String first, @Nullable String last, LocalDate today) {
        if (isEmpty(first) && isEmpty(last)) {
            var many = days != null && OFFERED.contains(days) ? days : USUAL;
            return new AnswerSpan(today.minusDays(many - 1L), today, many);
        }
        var end = PlausibleTime.chosen("last", last, today);
        var begin = PlausibleTime.chosen("first", first, end.minusDays(USUAL - 1L));
        if (begin.isAfter(end)) {
            throw new InvalidValue("last", "is before the first day", "choose a later one");
        }
        if (ChronoUnit.DAYS.between(begin, end) >= MOST) {
            throw new InvalidValue("first", "is more than two years before the last day", "choose a later one");
        }
        return new AnswerSpan(begin, end, null);
    }

    SurveyAnswers.Span of(String journey, ZoneId zone) {
        return new SurveyAnswers.Span(
                journey,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** As addresses say it. */
    public String query() {
        return days == null ? "first=" + first + "&last=" + last : "days=" + days;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
