package io.wayline.journey.catalogue.compare;

import java.time.Duration;
import java.util.ArrayList;

import io.wayline.journey.model.bpmn.Trigger.Time;
import io.wayline.journey.time.CalendarRule;
import io.wayline.journey.time.Cycle;
import io.wayline.journey.time.Repeat;
import io.wayline.journey.time.Span;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;
import io.wayline.journey.time.WorkingSpan;

/** How long a timer waits, in words; what is worked out when a customer comes there stands as it is written. */
final class TimeWords {

    private final Words words;

    TimeWords(Words words) {
        this.words = words;
    }

    String of(Time time) {
        try {
            return switch (time.kind()) {
                case DURATION -> of(Wait.read(time.text().strip()));
                case CYCLE -> of(Cycle.read(time.text().strip()), time.text().strip());
                case DATE -> expression(time.text());
            };
        } catch (UnreadableTime elsewise) {
            return expression(time.text());
        }
    }

    /** {@code ${when}} is a variable, and people know it by its name. */
    static String expression(String text) {
        var written = text.strip();
        return (written.startsWith("${") || written.startsWith("#{")) && written.endsWith("}")
                ? written.substring(2, written.length() - 1).strip()
                : written;
    }

    private String of(Wait wait) {
        return wait instanceof WorkingSpan working ? working(working) : span((Span) wait);
    }

    private String working(WorkingSpan working) {
        var amount = working.amount();
        return amount.workdays() > 0
                ? words.say("time.workdays", amount.workdays())
                : words.say("time.working", clock(amount.time()));
    }

    private String span(Span span) {
        var parts = new ArrayList<String>();
        var days = span.days();
        if (days.getYears() > 0) {
            parts.add(words.say("time.years", days.getYears()));
        }
        if (days.getMonths() > 0) {
            parts.add(words.say("time.months", days.getMonths()));
        }
        if (days.getDays() > 0) {
            parts.add(words.say("time.days", days.getDays()));
        }
        if (!span.time().isZero()) {
            parts.add(clock(span.time()));
        }
        return parts.isEmpty() ? words.say("time.at-once") : String.join(words.say("time.and"), parts);
    }

    private String clock(Duration time) {
        var parts = new ArrayList<String>();
        if (time.toHours() > 0) {
            parts.add(words.say("time.hours", time.toHours()));
        }
        if (time.toMinutesPart() > 0) {
            parts.add(words.say("time.minutes", time.toMinutesPart()));
        }
        if (time.toSecondsPart() > 0) {
            parts.add(words.say("time.seconds", time.toSecondsPart()));
        }
        return String.join(words.say("time.and"), parts);
    }

    private String of(Cycle cycle, String written) {
        if (cycle instanceof CalendarRule) {
            return words.say("time.rule", written);
        }
        var repeat = (Repeat) cycle;
        return repeat.times() == Repeat.FOREVER
                ? words.say("time.again", span(repeat.span()))
                : words.say("time.times", span(repeat.span()), repeat.times());
    }
}
