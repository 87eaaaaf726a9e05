package io.wayline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How much working time: {@code PT4H} in hours and minutes of work, {@code P2D} in workdays, to the same time of day. One
 * of the two and never both, since nobody could say which is counted first.
 *
 * @param workdays zero when hours are counted
 * @param time zero when workdays are counted
 */
public record WorkingAmount(int workdays, Duration time) {

    /** At most what the usual week of eight hours a day has in less than ten years. */
    private static final Pattern FORM = Pattern.compile("P(?:(\\d{1,3})D|T(?=\\d)(?:(\\d{1,4})H)?(?:(\\d{1,5})M)?)");

    /** Nothing when the text says no amount of working time, or says days and hours together. */
    public static Optional<WorkingAmount> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new WorkingAmount(
                number(form.group(1)), Duration.ofHours(number(form.group(2))).plusMinutes(number(form.group(3)))));
    }

    /**
     * When it is over that begins then.
     *
     * @throws NoWorkingTime when that calendar has not so much of it in ten years
     */
    public WorkingDeadline after(Instant start, BusinessCalendar calendar) {
        return workdays > 0 ? calendar.plusWorkdays(start, workdays) : calendar.plus(start, time);
    }

    public boolean isZero() {
        return workdays == 0 && time.isZero();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
