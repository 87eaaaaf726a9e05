package io.wayline.journey.time;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time as ISO 8601 writes it. Days, weeks, months, and years are counted on a calendar, so a day later is
 * the same time of day whether or not the clocks were changed; hours, minutes, and seconds have their exact length, so
 * {@code PT24H} is always 24 hours.
 */
public record Span(Period days, Duration time) implements Wait {

    private static final Pattern ISO =
            Pattern.compile("P(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?"
                    + "(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?");

    /** @throws UnreadableTime when it is no duration */
    static Span read(String text) {
        var iso = ISO.matcher(text);
        if (text.equals("P") || !iso.matches()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NO_DURATION);
        }
        return new Span(
                Period.of(number(iso, 1), number(iso, 2), 7 * number(iso, 3) + number(iso, 4)),
                Duration.ofHours(number(iso, 5)).plusMinutes(number(iso, 6)).plusSeconds(number(iso, 7)));
    }

    @Override
    public boolean isShorter(Duration than) {
        return atMost().compareTo(than) < 0;
    }

    /** The end of this stretch when it begins then, on the calendar of that zone. */
    public Instant after(Instant start, ZoneId zone) {
        return start.atZone(zone).plus(days).toInstant().plus(time);
    }

    Span times(int count) {
        return new Span(days.multipliedBy(count), time.multipliedBy(count));
    }

    /** No stretch of this kind is shorter. */
    Duration atLeast() {
        return inHours(365, 28, 23);
    }

    /** No stretch of this kind is longer. */
    Duration atMost() {
        return inHours(366, 31, 25);
    }

    private Duration inHours(int daysOfYear, int daysOfMonth, int hoursOfDay) {
        var all = (long) days.getYears() * daysOfYear + (long) days.getMonths() * daysOfMonth + days.getDays();
        return time.plusHours(all * hoursOfDay);
    }

    private static int number(Matcher iso, int group) {
        @Nullable String digits = iso.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
