package io.wayline.journey.check.bpmn;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.regex.Pattern;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;

/**
 * Rules for timers: an ISO 8601 duration, an instant, a repetition, or six fields of a calendar rule, and no more often
 * than hourly; or a variable that holds one.
 */
final class TimerRules {

    private static final Duration MOST_OFTEN = Duration.ofHours(1);
    private static final Pattern REPEAT = Pattern.compile("R([0-9]{0,4})/(P.+)");
    private static final Pattern PERIOD = Pattern.compile("P([0-9]{1,4}[YMWD])*(T([0-9]{1,6}[HMS])+)?");

    /** Second and minute fixed, so at most once an hour; the other fields in any way that the engine reads. */
    private static final Pattern CALENDAR =
            Pattern.compile("(TZ=[A-Za-z_]+(/[A-Za-z_]+)* )?[0-5]?[0-9] [0-5]?[0-9]( [0-9A-Z*/,?#-]{1,30}){4}");

    private static final Pattern ANY_CALENDAR = Pattern.compile("[0-9A-Z*/,?#-]+( [0-9A-Z*/,?#-]+){5}");

    private TimerRules() {}

    static void check(Diagram diagram, XmlNode event, XmlNode timer) {
        var times = timer.children("timeDate", "timeDuration", "timeCycle").toList();
        if (times.size() != 1) {
            timer.error(diagram.report(), "timerEventDefinition", "timer-one");
            return;
        }
        var time = times.get(0);
        var text = time.text();
        if (Vocabulary.holdsExpression(text)) {
            // a repetition must be readable before it runs
            if (time.is("timeCycle") || event.is("startEvent") && event.parent() == diagram.process()) {
                time.error(diagram.report(), time.name(), "timer-literal", text);
            } else if (Expressions.isSingleName(text)) {
                diagram.expressions().text(time, time.name(), text);
            } else {
                time.error(diagram.report(), time.name(), "timer-variable", text);
            }
            return;
        }
        switch (time.name()) {
            case "timeDuration" -> {
                if (!isDuration(text)) {
                    time.error(diagram.report(), time.name(), "timer-duration", text);
                }
            }
            case "timeDate" -> {
                if (!isInstant(text)) {
                    time.error(diagram.report(), time.name(), "timer-date", text);
                }
            }
            default -> cycle(diagram, time, text);
        }
    }

    private static void cycle(Diagram diagram, XmlNode time, String text) {
        var repeat = REPEAT.matcher(text);
        if (repeat.matches() && isDuration(repeat.group(2))) {
            if (roughly(repeat.group(2)).compareTo(MOST_OFTEN) < 0) {
                time.error(diagram.report(), time.name(), "timer-too-often", text);
            }
        } else if (!CALENDAR.matcher(text).matches()) {
            time.error(
                    diagram.report(),
                    time.name(),
                    ANY_CALENDAR.matcher(text).matches() ? "timer-too-often" : "timer-cycle",
                    text);
        }
    }

    static boolean isDuration(String text) {
        return PERIOD.matcher(text).matches() && !text.equals("P") && !text.endsWith("T");
    }

    private static boolean isInstant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Duration roughly(String text) {
        try {
            var parts = text.split("T", 2);
            var days = parts[0].equals("P") ? Period.ZERO : Period.parse(parts[0]);
            var time = parts.length == 2 ? Duration.parse("PT" + parts[1]) : Duration.ZERO;
            return time.plusDays(days.getDays() + 30 * days.toTotalMonths());
        } catch (DateTimeException outOfOrder) {
            return Duration.ZERO;
        }
    }
}
