package io.wayline.steps.hold;

import java.util.Optional;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.step.StepReservation;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.absence.Absences;

/** Gives a task that is about the customer as a person to whoever looks after them, if they are here. */
@Component
class OwnerHold implements StepReservation {

    private final Customers customers;
    private final Accounts accounts;
    private final Absences absences;

    OwnerHold(Customers customers, Accounts accounts, Absences absences) {
        this.customers = customers;
        this.accounts = accounts;
        this.absences = absences;
    }

    @Override
    public String step() {
        return "assessCustomer";
    }

    @Override
    public String about() {
        return "customerId";
    }

    @Override
    public String result() {
        return "visitResult";
    }

    @Override
    public Optional<String> taskCameUp(String held, String task) {
        return customers
                .find(new CustomerId(held))
                .map(Customer::owner)
                .filter(owner ->
                        accounts.find(owner).isPresent() && absences.now(owner).isEmpty());
    }

    @Override
    public void taskPassedTo(String task, @Nullable String assignee) {
        // who has a task is known to the tasks
    }

    @Override
    public void taskCompleted(String task, @Nullable String result) {
        // what came of it is said by the form
    }

    @Override
    public void taskWithdrawn(String task) {
        // nothing was held
    }

    @Override
    public void left(String instance, String scope) {
        // nothing was held
    }

    @Override
    public int reconcile(BiPredicate<String, @Nullable String> isThere) {
        return 0;
    }
}
