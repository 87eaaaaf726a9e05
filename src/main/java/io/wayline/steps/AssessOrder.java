package io.wayline.steps;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.journey.step.Step;
import io.wayline.value.Orders;

/** Puts what we know of an order now before the gateways that follow. */
@Step(
        name = "Assess order",
        description = "Looks up what we know of an order of the customer now, for the decisions that follow.",
        inputs =
                @Step.Input(
                        name = "about",
                        label = "About",
                        description = "The order, such as ${orderRef}.",
                        required = true),
        outputs = {"orderKnown", "orderDaysOld", "orderUndone"})
class AssessOrder implements JavaDelegate {

    private final Orders orders;
    private final Clock clock;

    AssessOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var found = orders.find(step.customer(), step.required("about"));

        step.set("orderKnown", found.isPresent())
                .set(
                        "orderDaysOld",
                        found.map(kept -> Duration.between(kept.order().placedAt(), clock.instant())
                                        .toDays())
                                .orElse(null))
                .set("orderUndone", found.map(kept -> kept.undone() != null).orElse(false));
    }
}
