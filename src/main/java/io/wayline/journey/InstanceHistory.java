package io.wayline.journey;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.journey.decision.DecisionLog;
import io.wayline.journey.engine.Engine;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.NotFound;

/** Which way a customer came along a journey, and what was decided for them there. */
@Component
public class InstanceHistory {

    private final Instances instances;
    private final Engine engine;
    private final ModelLabels labels;
    private final DecisionLog decisions;

    InstanceHistory(Instances instances, Engine engine, ModelLabels labels, DecisionLog decisions) {
        this.instances = instances;
        this.engine = engine;
        this.labels = labels;
        this.decisions = decisions;
    }

    /**
     * The steps that a customer has reached on one way, the first first, with names for the reader; empty when its
     * history is no longer kept.
     *
     * @throws NotFound when there is no instance of this id
     */
    public List<PassedStep> of(String id, Locale reader) {
        var row = instances.find(id).orElseThrow(() -> new NotFound("instance"));
        var journey = labels.of(row.definitionId(), reader);
        var decided = decisions.of(id);
        return engine.passed(id).stream()
                .map(step -> new PassedStep(
                        step.element(),
                        journey.map(named -> named.element(step.element())).orElse(step.element()),
                        step.reachedAt(),
                        step.leftAt(),
                        step.off(),
                        decided.getOrDefault(step.passage(), List.of())))
                .toList();
    }
}
