package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.journey.step.Step;
import io.wayline.value.Valuation;

/** Computes the value of all customers within the journey's transaction. */
@Step(
        name = "Recompute value",
        description = "Computes anew what all customers are worth: recency, frequency, spend, class, tier.",
        outputs = "changed",
        withoutCustomer = true)
class RecomputeValue implements JavaDelegate {

    private final Valuation valuation;

    RecomputeValue(Valuation valuation) {
        this.valuation = valuation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        new StepContext(execution).set("changed", valuation.compute().changed());
    }
}
