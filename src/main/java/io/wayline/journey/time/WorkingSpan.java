package io.wayline.journey.time;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingAmount;
import io.wayline.calendar.WorkingDeadline;

/**
 * A stretch of time in which people work: {@code WORKING PT4H} in hours and minutes of work, {@code WORKING P2D} in
 * workdays. Never nothing, which would be no wait.
 */
public record WorkingSpan(WorkingAmount amount) implements Wait {

    /** What people write who mean working time; those who write it otherwise are told how. */
    private static final Pattern MEANT = Pattern.compile("WORKING|BUSINESS", Pattern.CASE_INSENSITIVE);

    private static final String WORKING = "WORKING ";
    private static final Pattern MIXED = Pattern.compile(WORKING + "P\\d{1,3}DT(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,5}M)?");

    static boolean isMeantBy(String text) {
        return MEANT.matcher(text).lookingAt();
    }

    static boolean isNamedIn(String text) {
        return MEANT.matcher(text).find();
    }

    /** @throws UnreadableTime when it is none, mixes workdays and hours, or is zero */
    static WorkingSpan read(String text) {
        if (MIXED.matcher(text).matches()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_MIXED);
        }
        if (!text.startsWith(WORKING)) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_TIME);
        }
        var amount = WorkingAmount.parse(text.substring(WORKING.length()))
                .orElseThrow(() -> new UnreadableTime(text, UnreadableTime.Fault.WORKING_TIME));
        if (amount.isZero()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.WORKING_ZERO);
        }
        return new WorkingSpan(amount);
    }

    /**
     * The end of this stretch when it begins then.
     *
     * @throws io.wayline.calendar.NoWorkingTime when that calendar has not so much of it in ten years
     */
    public WorkingDeadline after(Instant start, BusinessCalendar calendar) {
        return amount.after(start, calendar);
    }

    /** By day, working time passes as fast as any other. */
    @Override
    public boolean isShorter(Duration than) {
        return amount.workdays() == 0 && amount.time().compareTo(than) < 0;
    }
}
