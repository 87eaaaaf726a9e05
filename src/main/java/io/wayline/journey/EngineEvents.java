package io.wayline.journey;

import java.time.Clock;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.decision.DecisionLog;
import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.engine.Decided;
import io.wayline.journey.engine.EngineObserver;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.journey.step.StepReservation;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Keeps our rows in step with what the engine does, in its transaction. */
@Component
class EngineEvents implements EngineObserver {

    private static final Logger log = LoggerFactory.getLogger(EngineEvents.class);

    private final Instances instances;
    private final Deliveries deliveries;
    private final DecisionLog decisions;
    private final JourneyModels models;
    private final Timeline timeline;
    private final Clock clock;
    private final ObjectProvider<StepReservation> holds;

    EngineEvents(
            Instances instances,
            Deliveries deliveries,
            DecisionLog decisions,
            JourneyModels models,
            Timeline timeline,
            Clock clock,
            ObjectProvider<StepReservation> holds) {
        this.instances = instances;
        this.deliveries = deliveries;
        this.decisions = decisions;
        this.models = models;
        this.timeline = timeline;
        this.clock = clock;
        this.holds = holds;
    }

    @Override
    public void ended(String instance, String end) {
        instances.find(instance).ifPresent(row -> {
            var journey = models.version(row.definitionId());
            instances.ended(instance, end);
            instances.left(journey, row);
            // whoever ends it from outside tells of it in their own words
            if (!end.isEmpty()) {
                timeline.add(new Entry(
                        row.customer(),
                        clock.instant(),
                        "journey-ended",
                        Entry.Direction.INSIDE,
                        Map.of(
                                "journey",
                                journey.name(),
                                "end",
                                journey.label(end),
                                "drawn",
                                DrawnElement.element(journey, end)),
                        Cause.step(journey.key() + "/" + end + "/" + instance)));
            }
            log.info("Journey {} of customer {} ended at {}", journey.key(), row.customer(), end);
        });
    }

    @Override
    public void decided(Decided decided) {
        decisions.add(decided);
    }

    @Override
    public void left(String definition, String instance, String scope) {
        // what cannot be read has taken no step that holds anything, and can still be ended
        models.readable(definition)
                .ifPresent(journey -> holds.orderedStream()
                        .filter(hold -> journey.steps().stream()
                                .anyMatch(step -> step.step().equals(hold.step())))
                        .forEach(hold -> hold.left(instance, scope)));
    }

    @Override
    public void waits(String instance) {
        deliveries.dueFor(instance);
    }
}
