package io.wayline.journey.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A span again and again. Each time is counted from the start and not from the time before, so neither a late node nor a
 * short month moves those that follow.
 *
 * @param times how often in all; {@link #FOREVER} without end
 * @param start where the first span begins; null when it begins at the moment of asking
 * @param fromStart whether the start itself is the first of the times; else the end of the first span is
 */
public record Repeat(int times, @Nullable Instant start, boolean fromStart, Span span) implements Cycle {

    public static final int FOREVER = Integer.MAX_VALUE;

    private static final Duration MOST_OFTEN = Duration.ofHours(1);
    private static final Pattern FORM = Pattern.compile("R([1-9][0-9]{0,3})?/(?:([0-9][^/]*)/)?(P[^/]*)");

    static Repeat read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NO_CYCLE);
        }
        try {
            var span = Span.read(form.group(3));
            if (span.atLeast().compareTo(MOST_OFTEN) < 0) {
                throw new UnreadableTime(text, UnreadableTime.Fault.TOO_OFTEN);
            }
            var times = form.group(1) == null ? FOREVER : Integer.parseInt(form.group(1));
            var start = form.group(2) == null ? null : PointInTime.read(form.group(2));
            return new Repeat(times, start, start != null, span);
        } catch (UnreadableTime part) {
            throw part.fault() == UnreadableTime.Fault.NO_DURATION
                    ? new UnreadableTime(text, UnreadableTime.Fault.NO_CYCLE)
                    : part;
        }
    }

    /** This one, with its spans counted from a moment that was not written in the diagram. */
    public Repeat begunAt(Instant moment) {
        return new Repeat(times, moment, false, span);
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
        if (start == null) {
            return Optional.of(span.after(after, zone));
        }
        var first = fromStart ? 0 : 1;
        var elapsed = Duration.between(start, after);
        // never beyond the one that is sought, because no span is longer
        var spans = elapsed.isNegative() ? first : Math.max(first, elapsed.dividedBy(span.atMost()));
        while (spans - first < times && spans < FOREVER) {
            var time = span.times((int) spans).after(start, zone);
            if (time.isAfter(after)) {
                return Optional.of(time);
            }
            spans++;
        }
        return Optional.empty();
    }
}
