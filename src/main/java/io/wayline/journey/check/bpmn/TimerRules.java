package io.wayline.journey.check.bpmn;

import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.journey.time.Cycle;
import io.wayline.journey.time.PointInTime;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;

/**
 * Rules for timers: an ISO 8601 duration, also in working time, an instant, a repetition, or six fields of a calendar rule, and no more often
 * than hourly; or a variable that holds one. Read by the same classes that read them while a journey runs.
 */
final class TimerRules {

    private static final String PAST = "timer-past";

    private TimerRules() {}

    static void check(Checked checked, XmlNode event, XmlNode timer) {
        var times = timer.children("timeDate", "timeDuration", "timeCycle").toList();
        if (times.size() != 1) {
            timer.error(checked.report(), "timerEventDefinition", "timer-one");
            return;
        }
        var time = times.get(0);
        var text = time.text();
        if (Expressions.areIn(text)) {
            // a repetition must be readable before it runs
            if (time.is("timeCycle") || event.is("startEvent") && event.parent() == checked.process()) {
                time.error(checked.report(), time.name(), "timer-literal", text);
            } else if (Expressions.isSingleName(text)) {
                checked.expressions().text(time, time.name(), text);
            } else {
                time.error(checked.report(), time.name(), "timer-variable", text);
            }
            return;
        }
        try {
            switch (time.name()) {
                case "timeDuration" -> Wait.read(text);
                case "timeDate" -> {
                    if (PointInTime.read(text).isBefore(checked.now())) {
                        time.error(checked.report(), time.name(), PAST, text);
                    }
                }
                default -> Cycle.read(text);
            }
        } catch (UnreadableTime unreadable) {
            time.error(checked.report(), time.name(), rule(unreadable.fault()), text);
        }
    }

    /** A duration or an instant, as the date of a task may be either. */
    static void checkDate(Checked checked, XmlNode task, String attribute, String text) {
        try {
            if (text.startsWith("P") || text.startsWith("WORKING")) {
                Wait.read(text);
            } else {
                PointInTime.read(text);
            }
        } catch (UnreadableTime unreadable) {
            task.error(checked.report(), attribute, rule(unreadable.fault()), text);
        }
    }

    private static String rule(UnreadableTime.Fault fault) {
        return switch (fault) {
            case NO_DURATION -> "timer-duration";
            case NO_INSTANT -> "timer-date";
            case NO_CYCLE -> "timer-cycle";
            case NO_ZONE -> "timer-zone";
            case TOO_OFTEN -> "timer-too-often";
            case NEVER -> "timer-never";
            case WORKING_TIME -> "timer-working-time";
            case WORKING_MIXED -> "timer-working-mixed";
            case WORKING_ZERO -> "timer-working-zero";
            case WORKING_CYCLE -> "timer-working-cycle";
        };
    }
}
