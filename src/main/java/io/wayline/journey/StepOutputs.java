package io.wayline.journey;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;

/** Which outputs of steps are worth keeping: each that is kept costs a row for as long as the customer is on the way. */
@Component
public class StepOutputs {

    private final JourneyModels models;

    StepOutputs(JourneyModels models) {
        this.models = models;
    }

    /**
     * Whether a diagram may read an output.
     *
     * @param definition the version of the journey
     */
    public boolean areRead(String definition, String output) {
        return models.version(definition).reads().contain(output);
    }

    /**
     * Whether a diagram says an output by name, in an expression or among the variables that it declares: for what costs
     * a look that most journeys have no use for.
     *
     * @param definition the version of the journey
     */
    public boolean areNamed(String definition, String output) {
        return models.version(definition).reads().name(output);
    }
}
