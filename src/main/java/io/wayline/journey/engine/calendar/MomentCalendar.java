package io.wayline.journey.engine.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;

import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.time.PointInTime;
import io.wayline.journey.time.Span;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;
import io.wayline.journey.time.WorkingSpan;

/**
 * Reads a duration or a point in time. Both in both places, because what is written there may come from a variable: a
 * decision gives "after P7D", a step gives the instant itself.
 */
class MomentCalendar implements BusinessCalendar {

    private final Clock clock;
    private final ZoneId zone;
    private final WorkingTime working;

    MomentCalendar(Clock clock, ZoneId zone, WorkingTime working) {
        this.clock = clock;
        this.zone = zone;
        this.working = working;
    }

    /** @throws UnreadableTime when it is neither */
    @Override
    public Date resolveDuedate(String written) {
        return resolveDuedate(written, (Date) null);
    }

    @Override
    public Date resolveDuedate(String written, Task task) {
        return resolveDuedate(written);
    }

    /** @param start where a duration begins; null for now */
    @Override
    public Date resolveDuedate(String written, @Nullable Date start) {
        var text = written.strip();
        if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
            return Date.from(PointInTime.read(text));
        }
        return Date.from(end(Wait.read(text), start == null ? clock.instant() : start.toInstant()));
    }

    private Instant end(Wait wait, Instant start) {
        return wait instanceof WorkingSpan span ? working.end(span, start) : ((Span) wait).after(start, zone);
    }
}
