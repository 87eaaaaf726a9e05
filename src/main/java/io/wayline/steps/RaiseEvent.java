package io.wayline.steps;

import java.time.Clock;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.events.OwnTypes;
import io.wayline.journey.step.RaisedEvents;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Tells of something as other systems do: through the inbox, in the journey's transaction, once for each passage. */
@Step(
        name = "Raise event",
        description = "Tells all journeys and features of something, as if another system had told it.",
        inputs = {
            @Step.Input(
                    name = "type",
                    label = "Type",
                    description =
                            "Such as complaint.received; never one that Wayline itself raises, such as mail.bounced.",
                    required = true),
            @Step.Input(
                    name = "fields",
                    label = "Fields",
                    description = "Variables with commas: orderRef, reason=contactOutcome; words of your own in quotes:"
                            + " category='delivery'."),
        },
        raises = @Step.Raises(type = "{type}"))
class RaiseEvent implements JavaDelegate {

    private static final String SOURCE = "wayline:journey";

    private final EventInbox inbox;
    private final RaisedEvents events;
    private final Customers customers;
    private final Clock clock;

    RaiseEvent(EventInbox inbox, RaisedEvents events, Customers customers, Clock clock) {
        this.inbox = inbox;
        this.events = events;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var fields = step.optional("fields");

        inbox.record(new NewEvent(
                SOURCE,
                step.passage(),
                type(step.required("type")),
                customers.get(step.customer()).ref(),
                clock.instant(),
                events.data(fields == null ? "" : fields, execution::getVariable),
                false));
    }

    private static String type(String type) {
        if (OwnTypes.contain(type)) {
            throw new InvalidValue(
                    "type",
                    "is raised by Wayline itself alone",
                    "choose another one, or the step that brings it about");
        }
        return type;
    }
}
