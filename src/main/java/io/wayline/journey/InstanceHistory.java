package io.wayline.journey;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.journey.decision.DecisionLog;
import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.shared.NotFound;

/** Which way a customer came along a journey, and what was decided for them there. */
@Component
public class InstanceHistory {

    private final Instances instances;
    private final Engine engine;
    private final JourneyModels models;
    private final DecisionLog decisions;

    InstanceHistory(Instances instances, Engine engine, JourneyModels models, DecisionLog decisions) {
        this.instances = instances;
        this.engine = engine;
        this.models = models;
        this.decisions = decisions;
    }

    /**
     * The steps that a customer has reached on one way, the first first; empty when its history is no longer kept.
     *
     * @throws NotFound when there is no instance of this id
     */
    public List<PassedStep> of(String id) {
        var row = instances.find(id).orElseThrow(() -> new NotFound("instance"));
        var journey = models.version(row.definitionId());
        var decided = decisions.of(id);
        return engine.passed(id).stream()
                .map(step -> new PassedStep(
                        step.element(),
                        journey.label(step.element()),
                        step.reachedAt(),
                        step.leftAt(),
                        decided.getOrDefault(step.passage(), List.of())))
                .toList();
    }
}
