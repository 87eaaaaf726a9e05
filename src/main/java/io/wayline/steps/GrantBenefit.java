package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Benefits;
import io.wayline.benefit.Grant;
import io.wayline.journey.step.Step;

/** Gives the customer points or a coupon, once. */
@Step(
        name = "Grant benefit",
        description = "Gives the customer points or a coupon, once.",
        inputs = {
            @Step.Input(
                    name = "kind",
                    label = "Kind",
                    required = true,
                    choices = {"points", "coupon"}),
            @Step.Input(
                    name = "amount",
                    label = "Amount",
                    description = "Points such as 200; of a coupon 10% or 50 CNY.",
                    required = true),
            @Step.Input(
                    name = "validFor",
                    label = "Valid for",
                    description = "Such as P30D, to the end of the last day; empty means for ever."),
            @Step.Input(
                    name = "oncePer",
                    label = "Once per",
                    description = "The customer gets it once with the same text here; empty means once at this step of"
                            + " this journey."),
        },
        outputs = "benefitRef")
class GrantBenefit implements JavaDelegate {

    private final Benefits benefits;

    GrantBenefit(Benefits benefits) {
        this.benefits = benefits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var oncePer = step.key("oncePer");

        var ref = benefits.grant(new Grant(
                step.customer(),
                BenefitValue.of(step.required("kind"), step.required("amount")),
                Grant.validFor(step.optional("validFor")),
                oncePer == null ? step.place() : oncePer,
                step.cause()));

        step.set("benefitRef", ref);
    }
}
