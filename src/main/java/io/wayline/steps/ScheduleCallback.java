package io.wayline.steps;

import java.time.Instant;
import java.util.Date;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.calendar.WorkingAmount;
import io.wayline.callback.Booking;
import io.wayline.callback.CallRequest;
import io.wayline.callback.Callbacks;
import io.wayline.callback.PartOfDay;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Books a place in a queue for calling the customer; it is given back whenever the journey leaves it, however. */
@Step(
        name = "Schedule callback",
        description =
                "Books a time for a call, when the queue works and the customer may be called, and says when it is late.",
        inputs = {
            @Step.Input(
                    name = "reason",
                    label = "Reason",
                    required = true,
                    description = "A word, such as onboarding."),
            @Step.Input(name = "queue", label = "Queue", required = true),
            @Step.Input(
                    name = "within",
                    label = "Within",
                    description =
                            "Working time: PT4H in hours of work, P2D in workdays. Empty means any time will do."),
            @Step.Input(
                    name = "at",
                    label = "At",
                    description = "The time that was agreed, such as ${callAgainAt}; goes before “Within”."),
            @Step.Input(
                    name = "after",
                    label = "Not before",
                    description = "Working time from now, such as PT2H; empty means at once."),
            @Step.Input(
                    name = "preferredWindow",
                    label = "Preferred part of the day",
                    description = "By the customer’s clock; “other” is another one than that of the call before.",
                    choices = {"morning", "afternoon", "evening", "other"}),
            @Step.Input(
                    name = "purpose",
                    label = "Purpose",
                    description = "Marketing needs consent; service, also when empty, needs that nobody objected.",
                    choices = {"service", "marketing"}),
        },
        outputs = {
            "callbackRef",
            "callbackOutcome",
            "callbackReason",
            "callbackDue",
            "callbackLateAt",
            "callbackOverdueAt",
            "callbackAttempt"
        })
class ScheduleCallback implements JavaDelegate {

    private final Callbacks callbacks;

    ScheduleCallback(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        var booking = callbacks.book(new CallRequest(
                step.customer(),
                step.required("queue"),
                step.required("reason"),
                topic(step),
                timing(step),
                new CallRequest.Place(
                        step.instance(), execution.getParentActivityInstanceId(), step.element(), step.passage()),
                step.cause()));

        tell(step, booking);
    }

    private static void tell(StepContext step, Booking booking) {
        var callback = booking.callback();
        step.set("callbackOutcome", booking.outcome())
                .set(
                        "callbackReason",
                        booking.none() == null ? null : booking.none().word())
                .set("callbackRef", callback == null ? null : callback.ref())
                .set("callbackAttempt", callback == null ? null : callback.attempt())
                .set("callbackDue", date(callback == null ? null : callback.startsAt()))
                .set("callbackLateAt", date(callback == null ? null : callback.lateAt()))
                .set("callbackOverdueAt", date(callback == null ? null : callback.overdueAt()));
    }

    private static CallRequest.Timing timing(StepContext step) {
        return new CallRequest.Timing(
                amount(step, "after"),
                amount(step, "within"),
                step.moment("at"),
                step.optional("preferredWindow") == null ? null : PartOfDay.named(step.required("preferredWindow")));
    }

    private static @Nullable WorkingAmount amount(StepContext step, String input) {
        var text = step.optional(input);
        if (text == null) {
            return null;
        }
        return WorkingAmount.parse(text)
                .orElseThrow(() -> new InvalidValue(
                        input, "is no stretch of working time", "write hours such as PT4H, or workdays such as P2D"));
    }

    private static ConsentTopic topic(StepContext step) {
        var purpose = step.optional("purpose");
        return ConsentTopic.known(purpose == null ? ConsentTopic.SERVICE : purpose, ConsentTopic.PHONE);
    }

    private static @Nullable Date date(@Nullable Instant moment) {
        return moment == null ? null : Date.from(moment);
    }
}
