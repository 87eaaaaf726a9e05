package io.wayline.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingDeadline;
import io.wayline.shared.InvalidValue;

/**
 * A stretch of working time: {@code PT4H} in hours and minutes of work, {@code P2D} in workdays, to the same time of
 * day. One of the two and never both, since nobody could say which is counted first.
 */
public record WorkingTerm(int workdays, Duration time) {

    private static final Pattern FORM = Pattern.compile("P(?:(\\d{1,3})D|T(?=\\d)(?:(\\d{1,4})H)?(?:(\\d{1,5})M)?)");

    /** @throws InvalidValue naming the field, when the text is none */
    public static WorkingTerm read(String field, String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidValue(
                    field, "is no stretch of working time", "write hours such as PT4H, or workdays such as P2D");
        }
        return new WorkingTerm(
                number(form.group(1)), Duration.ofHours(number(form.group(2))).plusMinutes(number(form.group(3))));
    }

    WorkingDeadline after(Instant start, BusinessCalendar calendar) {
        return workdays > 0 ? calendar.plusWorkdays(start, workdays) : calendar.plus(start, time);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
