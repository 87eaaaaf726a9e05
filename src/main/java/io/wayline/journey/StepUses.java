package io.wayline.journey;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.naming.ModelLabels;

/** Where the journeys that can be entered now take which step. */
@Component
public class StepUses {

    private final JourneyModels models;
    private final ModelLabels labels;

    StepUses(JourneyModels models, ModelLabels labels) {
        this.models = models;
        this.labels = labels;
    }

    /**
     * In the order of the journeys' keys.
     *
     * @param step the name by which diagrams call it
     * @param reader in whose language journeys and elements are named
     */
    public List<StepUse> of(String step, Locale reader) {
        return models.latest().stream()
                .flatMap(journey -> journey.steps().stream()
                        .filter(taken -> taken.step().equals(step))
                        .map(taken -> new StepUse(
                                journey.key(),
                                labels.of(journey, reader).journey(),
                                taken.element(),
                                labels.of(journey, reader).element(taken.element()),
                                taken.settings())))
                .toList();
    }
}
