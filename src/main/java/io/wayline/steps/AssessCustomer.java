package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.complaint.Complaints;
import io.wayline.customer.Customers;
import io.wayline.customer.reach.MarketingReach;
import io.wayline.journey.StepOutputs;
import io.wayline.journey.step.Step;
import io.wayline.message.MailSettings;
import io.wayline.value.CustomerValues;

/** Puts what we know of the customer now before the gateways that follow. */
@Step(
        name = "Assess customer",
        description = "Looks up what we know of the customer now, for the decisions that follow.",
        outputs = {
            "tier",
            "lifecycle",
            "locale",
            "orders",
            "spend",
            "daysSinceLastOrder",
            "expectedGap",
            "openComplaints",
            "complaints",
            "holds",
            "mayMail",
            "mayCall"
        })
class AssessCustomer implements JavaDelegate {

    private final Customers customers;
    private final CustomerValues values;
    private final MarketingReach reach;
    private final MailSettings languages;
    private final Complaints complaints;
    private final StepOutputs outputs;

    AssessCustomer(
            Customers customers,
            CustomerValues values,
            MarketingReach reach,
            MailSettings languages,
            Complaints complaints,
            StepOutputs outputs) {
        this.customers = customers;
        this.values = values;
        this.reach = reach;
        this.languages = languages;
        this.complaints = complaints;
        this.outputs = outputs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        // held, so that an order that comes now waits until the steps after this one are written
        var customer = customers.lock(step.customer());
        var value = values.of(customer.id());
        var ways = reach.to(customer);

        step.set("tier", value.tier().name())
                .set("lifecycle", customer.lifecycle().name())
                .set("locale", languages.languageFor(customer.locale()).toLanguageTag())
                .set("orders", value.orders())
                .set("spend", value.spend().doubleValue())
                .set("daysSinceLastOrder", value.daysSinceLastOrder())
                .set("expectedGap", value.expectedGap())
                .set("holds", ways.holds())
                .set("mayMail", ways.mayMail())
                .set("mayCall", ways.mayCall());
        // each open one holds marketing: who has no hold has none, which is said by nothing and costs nothing
        if (outputs.areRead(step.definition(), "openComplaints")) {
            var open = ways.holds() == 0 ? 0 : complaints.open(customer.id());
            step.set("openComplaints", open == 0 ? null : open);
        }
        if (outputs.areNamed(step.definition(), "complaints")) {
            step.set("complaints", complaints.ofTheLastYear(customer.id()));
        }
    }
}
