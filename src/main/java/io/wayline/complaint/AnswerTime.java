package io.wayline.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.NoWorkingTime;
import io.wayline.calendar.WorkingAmount;
import io.wayline.shared.InvalidValue;

/**
 * How long there is for something that we promise: {@code PT24H} by the clock on the wall, or {@code WORKING PT8H} and
 * {@code WORKING P2D} in the company's working time.
 */
record AnswerTime(String text) {

    private static final String WORKING = "WORKING ";
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int HALF = 50;
    private static final int MOST = 80;
    private static final int WHOLE = 100;

    /**
     * The moments of a promise.
     *
     * @param remindAt half of the time is over
     * @param warnAt four fifths of it are over
     * @param sure false when the due time lies in a year whose holidays are not known
     */
    record Moments(Instant remindAt, Instant warnAt, Instant dueAt, boolean sure) {}

    /** @throws InvalidValue when it is no length of time, or none of it, or more than a year */
    static AnswerTime read(String input, String text) {
        var time = new AnswerTime(text.strip());
        var fits = time.isWorkingTime()
                ? WorkingAmount.parse(time.length())
                        .filter(amount -> !amount.isZero())
                        .isPresent()
                : time.isClockTime();
        if (!fits) {
            throw new InvalidValue(
                    input,
                    "is no length of time",
                    "write PT24H by the clock, or WORKING PT8H or WORKING P2D in working time");
        }
        return time;
    }

    /** @throws InvalidValue when that calendar has not so much working time in ten years */
    Moments from(Instant start, BusinessCalendar calendar) {
        if (!isWorkingTime()) {
            var length = Duration.parse(text);
            return new Moments(
                    start.plus(part(length, HALF)), start.plus(part(length, MOST)), start.plus(length), true);
        }
        try {
            var due = WorkingAmount.parse(length()).orElseThrow().after(start, calendar);
            var work = calendar.between(start, due.at());
            return new Moments(
                    calendar.plus(start, part(work, HALF)).at(),
                    calendar.plus(start, part(work, MOST)).at(),
                    due.at(),
                    due.isCertain());
        } catch (NoWorkingTime never) {
            throw new InvalidValue("answerWithin", "is more than the calendar has", "write less working time");
        }
    }

    private boolean isWorkingTime() {
        return text.startsWith(WORKING);
    }

    private String length() {
        return text.substring(WORKING.length()).strip();
    }

    private boolean isClockTime() {
        try {
            var length = Duration.parse(text);
            return length.compareTo(Duration.ZERO) > 0 && length.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static Duration part(Duration whole, int percent) {
        return Duration.ofMillis(whole.toMillis() * percent / WHOLE);
    }
}
