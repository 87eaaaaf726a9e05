package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Moves the customer to another place in their life with us. */
@Step(
        name = "Update customer",
        description = "Moves the customer to another place in their life with us; says so on the timeline.",
        inputs =
                @Step.Input(
                        name = "lifecycle",
                        label = "Becomes",
                        required = true,
                        choices = {"NEW", "ACTIVE", "DORMANT", "AT_RISK", "WON_BACK", "CHURNED"}))
class UpdateCustomer implements JavaDelegate {

    private final Customers customers;

    UpdateCustomer(Customers customers) {
        this.customers = customers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        customers.move(step.customer(), lifecycle(step.required("lifecycle")), step.cause());
    }

    private static Lifecycle lifecycle(String name) {
        try {
            return Lifecycle.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("lifecycle", "is not a place in a customer's life", "choose one from the list");
        }
    }
}
