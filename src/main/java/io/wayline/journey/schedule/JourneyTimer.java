package io.wayline.journey.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Missed;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.time.CalendarRule;
import io.wayline.journey.time.Cycle;

/**
 * The timer at the start of a journey.
 *
 * @param cycle when it comes again; nothing for one that comes once
 * @param written as it stands in the diagram
 */
record JourneyTimer(FlowNode start, Optional<Cycle> cycle, Trigger.Time written, Missed missed) {

    /** More moments than this are not looked at one by one: a year of hours. */
    private static final int MOST = 9_000;

    /** Longer than a failed start is tried again. */
    private static final Duration TRIES = Duration.ofHours(6);

    /** The timer with which this journey begins, if one does. */
    static Optional<JourneyTimer> of(Diagram diagram) {
        return diagram.process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .flatMap(start -> start.triggersOf(Trigger.Timer.class)
                        .flatMap(timer -> timer.times().stream())
                        .map(time -> of(start, time)))
                .findFirst();
    }

    private static JourneyTimer of(FlowNode start, Trigger.Time time) {
        return new JourneyTimer(
                start,
                time.kind() == Trigger.Time.Kind.CYCLE
                        ? Optional.of(Cycle.read(time.text().strip()))
                        : Optional.empty(),
                time,
                start.property(Property.MISSED).flatMap(Missed::read).orElse(new Missed.RunLate()));
    }

    /**
     * The moments that have come and are not done, the first first; never none.
     *
     * @param since when the timer was due, or is tried again
     */
    List<Instant> passed(Instant since, Instant now, ZoneId zone) {
        var passed = new ArrayList<Instant>();
        passed.add(firstOf(since, zone));
        cycle.ifPresent(again -> {
            var next = again.next(since, zone);
            while (next.filter(moment -> !moment.isAfter(now)).isPresent() && passed.size() < MOST) {
                passed.add(next.get());
                next = again.next(next.get(), zone);
            }
        });
        return passed;
    }

    /** The last moment of a calendar rule up to then: one that failed is tried again at another time. */
    private Instant firstOf(Instant since, ZoneId zone) {
        var last = since;
        if (cycle.orElse(null) instanceof CalendarRule rule) {
            var next = rule.next(since.minus(TRIES), zone);
            while (next.filter(moment -> !moment.isAfter(since)).isPresent()) {
                last = next.get();
                next = rule.next(last, zone);
            }
        }
        return last;
    }

    /** The moments of a span, the first first; of a timer without a rule only the one that the engine knows. */
    List<Instant> coming(Instant next, Instant to, ZoneId zone) {
        return next.isAfter(to) ? List.of() : passed(next, to, zone);
    }
}
