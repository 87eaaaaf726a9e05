package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.experiment.Experiments;
import io.wayline.experiment.Shares;
import io.wayline.journey.step.Step;

/** Parts customers by chance, so that what is done for some can be measured against those who are left alone. */
@Step(
        name = "Choose variant",
        description =
                "Gives the customer one variant of an experiment by chance; the same customer always gets the same"
                        + " one.",
        inputs = {
            @Step.Input(
                    name = "experiment",
                    label = "Experiment",
                    description = "Its name, such as win-back; journeys that say the same name share it.",
                    required = true),
            @Step.Input(
                    name = "shares",
                    label = "Shares",
                    description = "How many of a hundred get which variant, such as offer:45,care:45,holdout:10."
                            + " Changed shares hold for those who come later.",
                    required = true),
        },
        outputs = "variant")
class ChooseVariant implements JavaDelegate {

    private final Experiments experiments;

    ChooseVariant(Experiments experiments) {
        this.experiments = experiments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var shares = Shares.of(step.required("shares"));

        step.set("variant", experiments.variantFor(step.customer(), step.required("experiment"), shares, step.cause()));
    }
}
