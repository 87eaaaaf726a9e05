package io.wayline.journey.time;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingDeadline;

/**
 * A stretch of time in which people work: {@code WORKING PT4H} in hours and minutes of work, {@code WORKING P2D} in
 * workdays, to the same time of day. One of the two and never both, since nobody could say which is counted first; and
 * never nothing, which would be no wait.
 *
 * @param workdays zero when hours are counted
 * @param time zero when workdays are counted
 */
public record WorkingSpan(int workdays, Duration time) implements Wait {

    /** What people write who mean working time; those who write it otherwise are told how. */
    private static final Pattern MEANT = Pattern.compile("WORKING|BUSINESS", Pattern.CASE_INSENSITIVE);

    /** At most what the usual week of eight hours a day has in less than ten years. */
    private static final Pattern FORM =
            Pattern.compile("WORKING P(?:(\\d{1,3})D)?(T(?=\\d)(?:(\\d{1,4})H)?(?:(\\d{1,5})M)?)?");

    static boolean isMeantBy(String text) {
        return MEANT.matcher(text).lookingAt();
    }

    static boolean isNamedIn(String text) {
        return MEANT.matcher(text).find();
    }

    /** @throws UnreadableTime when it is none, mixes workdays and hours, or is zero */
    static WorkingSpan read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || form.group(1) == null && form.group(2) == null) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_TIME);
        }
        if (form.group(1) != null && form.group(2) != null) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_MIXED);
        }
        var span = new WorkingSpan(
                number(form, 1), Duration.ofHours(number(form, 3)).plusMinutes(number(form, 4)));
        if (span.workdays == 0 && span.time.isZero()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_ZERO);
        }
        return span;
    }

    /**
     * The end of this stretch when it begins then.
     *
     * @throws io.wayline.calendar.NoWorkingTime when that calendar has not so much of it in ten years
     */
    public WorkingDeadline after(Instant start, BusinessCalendar calendar) {
        return workdays > 0 ? calendar.plusWorkdays(start, workdays) : calendar.plus(start, time);
    }

    /** By day, working time passes as fast as any other. */
    @Override
    public boolean isShorter(Duration than) {
        return workdays == 0 && time.compareTo(than) < 0;
    }

    private static int number(Matcher form, int group) {
        @Nullable String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
