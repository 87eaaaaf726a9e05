package io.wayline.audience.enrolment;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * How fast, and when, customers are invited.
 *
 * @param rate how many a minute, 1 to 60,000; null for as many as the house can take
 * @param from the time of day, by the company's clock, from which on; null for all day
 * @param to the time of day up to which; before {@code from} it is the next day's
 * @param workingTime only while people work
 */
public record Pace(
        @Nullable Integer rate,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        boolean workingTime) {

    public static final int FASTEST = 60_000;

    public static final Pace FREE = new Pace(null, null, null, false);

    /** @throws InvalidValue when the rate is out of its bounds, or the window has one end, or two that are the same */
    public Pace {
        if (rate != null && (rate < 1 || rate > FASTEST)) {
            throw new InvalidValue("rate", "is no number that can be invited in a minute", "give 1 to " + FASTEST);
        }
        if ((from == null) != (to == null) || from != null && from.equals(to)) {
            throw new InvalidValue("window", "has no beginning and end", "write it such as 09:00-18:00");
        }
    }

    /**
     * As people write it; null and empty texts leave open.
     *
     * @param window such as {@code 09:00-18:00}
     * @throws InvalidValue when it cannot be read
     */
    public static Pace read(@Nullable String rate, @Nullable String window, @Nullable String workingTime) {
        var times = window == null || window.isBlank()
                ? new String[0]
                : window.strip().split("\\s*[-–]\\s*", -1);
        if (times.length != 0 && times.length != 2) {
            throw new InvalidValue("window", "has no beginning and end", "write it such as 09:00-18:00");
        }
        try {
            var ends = Arrays.stream(times).map(LocalTime::parse).toList();
            return new Pace(
                    rate == null || rate.isBlank() ? null : Integer.valueOf(rate.strip()),
                    ends.isEmpty() ? null : ends.get(0),
                    ends.isEmpty() ? null : ends.get(1),
                    workingTime != null && workingTime.strip().equals("true"));
        } catch (DateTimeException noTime) {
            throw new InvalidValue("window", "is no time of day", "write it such as 09:00-18:00");
        } catch (NumberFormatException noNumber) {
            throw new InvalidValue("rate", "is no number that can be invited in a minute", "give 1 to " + FASTEST);
        }
    }

    /** Such as {@code 09:00-18:00}; null for all day. */
    public @Nullable String window() {
        return from == null ? null : from + "-" + to;
    }

    boolean isOpenAt(LocalTime time) {
        if (from == null || to == null) {
            return true;
        }
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
