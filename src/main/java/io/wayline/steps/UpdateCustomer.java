package io.wayline.steps;

import java.util.TreeSet;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.change.CustomerRecords;
import io.wayline.customer.change.CustomerTags;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Moves the customer to another place in their life with us, and marks them by tags. */
@Step(
        name = "Update customer",
        version = 2,
        description =
                "Moves the customer to another place in their life with us, and gives or takes a tag; says so on the"
                        + " timeline.",
        inputs = {
            @Step.Input(
                    name = "lifecycle",
                    label = "Becomes",
                    description = "Empty means that they stay where they are.",
                    choices = {"NEW", "ACTIVE", "DORMANT", "AT_RISK", "WON_BACK", "CHURNED"}),
            @Step.Input(
                    name = "addTag",
                    label = "Add the tag",
                    description = "A short word, such as price; a variable that is empty adds none."),
            @Step.Input(name = "removeTag", label = "Remove the tag"),
        })
class UpdateCustomer implements JavaDelegate {

    private final Customers customers;
    private final CustomerTags tags;
    private final CustomerRecords records;

    UpdateCustomer(Customers customers, CustomerTags tags, CustomerRecords records) {
        this.customers = customers;
        this.tags = tags;
        this.records = records;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var lifecycle = step.optional("lifecycle");
        if (lifecycle != null) {
            customers.move(step.customer(), lifecycle(lifecycle), step.cause());
        }
        tag(step, step.optional("addTag"), step.optional("removeTag"));
    }

    /** A customer who has as many tags as one can have keeps those: a full record never stops a journey. */
    private void tag(StepContext step, @Nullable String add, @Nullable String remove) {
        if (add == null && remove == null) {
            return;
        }
        var customer = customers.lock(step.customer());
        var wanted = new TreeSet<>(tags.of(customer.id()));
        if (remove != null) {
            wanted.remove(CustomerTags.checked(remove));
        }
        if (add != null && wanted.size() < CustomerTags.MOST) {
            wanted.add(CustomerTags.checked(add));
        }
        if (tags.replace(customer.id(), wanted, step.cause())) {
            records.touch(customer);
        }
    }

    static Lifecycle lifecycle(String name) {
        try {
            return Lifecycle.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("lifecycle", "is not a place in a customer's life", "choose one from the list");
        }
    }
}
