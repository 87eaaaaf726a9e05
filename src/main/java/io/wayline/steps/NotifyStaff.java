package io.wayline.steps;

import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.Journeys;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Role;
import io.wayline.staff.Notices;

/** Puts a notice where colleagues work, with an id and where to look, never with a customer's data. */
@Step(
        name = "Notify staff",
        description = "Tells a role or a queue that somebody should look: with an id and a link, no customer data.",
        inputs = {
            @Step.Input(
                    name = "role",
                    label = "Role",
                    choices = {"agent", "supervisor", "operations", "marketing", "admin"}),
            @Step.Input(name = "queue", label = "Queue", description = "Its members; instead of a role, or as well."),
            @Step.Input(
                    name = "template",
                    label = "What it says",
                    required = true,
                    choices = {"call-overdue", "look-at-journey"}),
        })
class NotifyStaff implements JavaDelegate {

    private final Notices notices;
    private final Journeys journeys;

    NotifyStaff(Notices notices, Journeys journeys) {
        this.notices = notices;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        notices.tell(
                role(step.optional("role")),
                step.optional("queue"),
                step.required("template"),
                journeys.wayOf(step.instance()),
                step.passage());
    }

    private static @Nullable Role role(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("role", "is not one that people have here", "choose one from the list");
        }
    }
}
