package io.wayline.journey;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;

/** Where the journeys that can be entered now take which step. */
@Component
public class StepUses {

    private final JourneyModels models;

    StepUses(JourneyModels models) {
        this.models = models;
    }

    /**
     * In the order of the journeys' keys.
     *
     * @param step the name by which diagrams call it
     */
    public List<StepUse> of(String step) {
        return models.latest().stream()
                .flatMap(journey -> journey.steps().stream()
                        .filter(taken -> taken.step().equals(step))
                        .map(taken -> new StepUse(
                                journey.key(),
                                journey.name(),
                                taken.element(),
                                journey.label(taken.element()),
                                taken.settings())))
                .toList();
    }
}
