package io.wayline.workspace;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.access.CustomerGrant;
import io.wayline.journey.task.TaskList;
import io.wayline.staff.Accounts;

/** Whoever has an open task of a customer, or may take it from their queue, sees that customer as long as it is open. */
@Component
class TaskGrant implements CustomerGrant {

    private final TaskList tasks;
    private final Accounts accounts;

    TaskGrant(TaskList tasks, Accounts accounts) {
        this.tasks = tasks;
        this.accounts = accounts;
    }

    @Override
    public boolean shows(Customer customer, String account) {
        return accounts.find(account)
                .filter(person -> tasks.concerns(customer.id(), person))
                .isPresent();
    }
}
