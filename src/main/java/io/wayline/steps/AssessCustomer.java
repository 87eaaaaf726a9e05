package io.wayline.steps;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.customer.Customers;
import io.wayline.customer.MarketingReach;
import io.wayline.journey.step.Step;
import io.wayline.value.Orders;

/** Puts what we know of the customer now before the gateways that follow. */
@Step(
        name = "Assess customer",
        description = "Looks up what we know of the customer now, for the decisions that follow.",
        outputs = {"lifecycle", "orders", "spend", "daysSinceLastOrder", "holds", "mayMail", "mayCall"})
class AssessCustomer implements JavaDelegate {

    private final Customers customers;
    private final Orders orders;
    private final MarketingReach reach;
    private final Clock clock;

    AssessCustomer(Customers customers, Orders orders, MarketingReach reach, Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new Taking(execution);
        // held, so that an order that comes now waits until the steps after this one are written
        var customer = customers.hold(step.customer());
        var bought = orders.summary(customer.id());
        var ways = reach.to(customer);

        step.set("lifecycle", customer.lifecycle().name())
                .set("orders", bought.count())
                .set("spend", bought.spend().doubleValue())
                .set(
                        "daysSinceLastOrder",
                        bought.last() == null
                                ? null
                                : (int) Duration.between(bought.last(), clock.instant())
                                        .toDays())
                .set("holds", ways.holds())
                .set("mayMail", ways.mayMail())
                .set("mayCall", ways.mayCall());
    }
}
