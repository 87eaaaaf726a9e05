package io.wayline.steps;

import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Benefits;
import io.wayline.benefit.Grant;
import io.wayline.journey.StepOutputs;
import io.wayline.journey.step.Step;
import io.wayline.message.Enclosure;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;

/** Records the wish to send a mail, in the journey's transaction; the outbox gets it out. */
@Step(
        name = "Send email",
        version = 2,
        description = "Writes a mail from a template in the customer's language and gets it out once.",
        inputs = {
            @Step.Input(name = "template", label = "Template", required = true),
            @Step.Input(
                    name = "about",
                    label = "About",
                    description = "The reference that the template needs facts of, such as ${orderRef}."),
            @Step.Input(
                    name = "oncePer",
                    label = "Once per",
                    description = "Only one mail ever leaves with the same text here; empty means every time."),
            @Step.Input(
                    name = "grant",
                    label = "Grant",
                    description = "Something that goes out with the mail, only if the mail may leave.",
                    choices = {"points", "coupon"}),
            @Step.Input(
                    name = "grantAmount",
                    label = "Grant: amount",
                    description = "Points such as 200; of a coupon 10% or 50 CNY."),
            @Step.Input(
                    name = "grantValidFor",
                    label = "Grant: valid for",
                    description = "Such as P30D, to the end of the last day; empty means for ever."),
        },
        outputs = {"mailOutcome", "mailReason", "messageRef", "benefitRef"})
class SendEmail implements JavaDelegate {

    private final Messages messages;
    private final Benefits benefits;
    private final StepOutputs outputs;

    SendEmail(Messages messages, Benefits benefits, StepOutputs outputs) {
        this.messages = messages;
        this.benefits = benefits;
        this.outputs = outputs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        var request = new MailRequest(
                step.customer(),
                step.required("template"),
                step.passage(),
                step.key("oncePer"),
                step.optional("about"),
                step.cause(),
                step.origin());
        var kind = step.optional("grant");
        var queued = kind == null ? messages.queue(request) : messages.queue(request, gift(kind, step));

        tell(step, "mailOutcome", queued.outcome().name().toLowerCase(Locale.ROOT));
        tell(step, "mailReason", queued.reason());
        tell(step, "messageRef", queued.messageRef());
        if (queued.enclosed() != null) {
            tell(step, "benefitRef", queued.enclosed());
        }
    }

    private void tell(StepContext step, String output, @Nullable Object value) {
        if (outputs.areRead(step.definition(), output)) {
            step.set(output, value);
        }
    }

    private Enclosure gift(String kind, StepContext step) {
        var grant = new Grant(
                step.customer(),
                BenefitValue.of(kind, step.required("grantAmount")),
                Grant.validFor(step.optional("grantValidFor")),
                step.place(),
                step.cause());
        return () -> new Enclosure.Enclosed(Benefits.FACTS, benefits.grant(grant));
    }
}
