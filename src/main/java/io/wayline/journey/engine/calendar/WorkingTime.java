package io.wayline.journey.engine.calendar;

import java.time.Instant;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingDeadline;
import io.wayline.journey.time.WorkingSpan;

/**
 * Counts working time for a timer. Where it reaches into a year whose holidays nobody has entered yet, the timer is set
 * all the same, by weekdays, and the log says so: a journey that stood still until then would be worse off.
 */
class WorkingTime {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingTime.class);

    private final Supplier<BusinessCalendar> calendar;

    WorkingTime(Supplier<BusinessCalendar> calendar) {
        this.calendar = calendar;
    }

    /** @throws io.wayline.calendar.NoWorkingTime when there is not so much of it in ten years */
    Instant end(WorkingSpan span, Instant start) {
        var known = calendar.get();
        var end = span.after(start, known);
        if (!end.isCertain()) {
            warn(known, end);
        }
        return end.at();
    }

    private static void warn(BusinessCalendar calendar, WorkingDeadline end) {
        LOG.warn(
                "Calendar {} knows no holidays of {}: the timer of {} is set to {} by weekdays alone, and may be early. "
                        + "How to bring a year of holidays is in docs/operations.md under Working calendar",
                calendar.key(),
                end.unknownYears(),
                whose(),
                end.at());
    }

    /** By id, as far as the engine says whom it moves: a timer that starts a journey has no instance yet. */
    private static String whose() {
        var moved = Context.getBpmnExecutionContext();
        if (moved == null) {
            return "a journey";
        }
        var execution = moved.getExecution();
        return "instance %s of %s".formatted(execution.getProcessInstanceId(), execution.getProcessDefinitionId());
    }
}
