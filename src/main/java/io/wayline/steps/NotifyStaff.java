package io.wayline.steps;

import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.Journeys;
import io.wayline.journey.step.Step;
import io.wayline.message.InternalMails;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Role;
import io.wayline.staff.Notices;
import io.wayline.staff.StaffAddresses;

/**
 * Puts a notice where colleagues work, and a mail into the outbox for each who has an address: with an id and where to
 * look, never with a customer's data.
 */
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
                    choices = {
                        "call-overdue",
                        "complaint-due",
                        "delivery-unknown",
                        "look-at-journey",
                        NoticeWords.CAMPAIGN
                    }),
        },
        version = 2,
        withoutCustomer = true)
class NotifyStaff implements JavaDelegate {

    private static final String TEMPLATE = InternalMails.PREFIX + "notice";

    private final Notices notices;
    private final StaffAddresses addresses;
    private final InternalMails mails;
    private final Journeys journeys;

    NotifyStaff(Notices notices, StaffAddresses addresses, InternalMails mails, Journeys journeys) {
        this.notices = notices;
        this.addresses = addresses;
        this.mails = mails;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        var role = role(step.optional("role"));
        var queue = step.optional("queue");
        var kind = step.required("template");
        var subject = subject(kind, step);

        notices.tell(role, queue, kind, subject, step.passage());
        addresses.reachable(role, queue).forEach(reader -> write(reader, NoticeFacts.about(kind, subject), step));
    }

    /** A campaign is about no customer, so there is no way to lead to. */
    private String subject(String kind, StepContext step) {
        if (kind.equals(NoticeWords.CAMPAIGN) == step.hasCustomer()) {
            throw new InvalidValue(
                    "template",
                    "leads to what this journey does not have",
                    "choose look-at-campaign in a campaign, and another one where a customer is on the way");
        }
        return step.hasCustomer() ? journeys.wayOf(step.instance()) : step.journey();
    }

    private void write(StaffAddresses.Reader reader, String about, StepContext step) {
        mails.queue(new InternalMails.InternalMail(
                reader.address(),
                reader.name(),
                reader.locale(),
                TEMPLATE,
                about,
                step.passage() + ":" + reader.username(),
                step.origin()));
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
