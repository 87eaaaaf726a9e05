package io.wayline.journey.engine.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.time.Cycle;
import io.wayline.journey.time.Repeat;
import io.wayline.journey.time.UnreadableTime;

/**
 * Finds the next of a timer's times; what a node that was away has missed is not made up for. Extends the stock
 * calendar because the engine casts to it when a timer has fired.
 */
class CycleCalendar extends CycleBusinessCalendar {

    /** What the engine makes of {@code R3/PT4H} when it sets the first timer: its own time, without a zone. */
    private static final Pattern STAMPED =
            Pattern.compile("(R[0-9]*/)([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})/(P[^/]*)");

    private final Clock clock;
    private final ZoneId zone;

    CycleCalendar(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws UnreadableTime when it is no repetition and no calendar rule */
    @Override
    public @Nullable Date resolveDuedate(String written) {
        return resolveDuedate(written, null, 0);
    }

    @Override
    public @Nullable Date resolveDuedate(String written, Task task) {
        return resolveDuedate(written);
    }

    @Override
    public @Nullable Date resolveDuedate(String written, @Nullable Date start) {
        return resolveDuedate(written, start, 0);
    }

    /**
     * @param start the time after which the next is sought; null for now
     * @param offset by how many milliseconds an operator has moved this timer and those that follow it
     * @return null when there is none left, and the engine sets no further timer
     */
    @Override
    public @Nullable Date resolveDuedate(String written, @Nullable Date start, long offset) {
        var after = start == null ? clock.instant() : start.toInstant();
        return next(written.strip(), after.minusMillis(offset))
                .map(time -> Date.from(time.plusMillis(offset)))
                .orElse(null);
    }

    private Optional<Instant> next(String written, Instant after) {
        var stamped = STAMPED.matcher(written);
        if (stamped.matches() && Cycle.read(stamped.group(1) + stamped.group(3)) instanceof Repeat repeat) {
            var begun = LocalDateTime.parse(stamped.group(2)).toInstant(ZoneOffset.UTC);
            return repeat.begunAt(begun).next(after, zone);
        }
        return Cycle.read(written).next(after, zone);
    }
}
