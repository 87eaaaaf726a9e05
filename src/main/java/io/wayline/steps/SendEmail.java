package io.wayline.steps;

import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.StepOutputs;
import io.wayline.journey.step.Step;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;

/** Records the wish to send a mail, in the journey's transaction; the outbox gets it out. */
@Step(
        name = "Send email",
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
        },
        outputs = {"mailOutcome", "mailReason", "messageRef"})
class SendEmail implements JavaDelegate {

    private final Messages messages;
    private final StepOutputs outputs;

    SendEmail(Messages messages, StepOutputs outputs) {
        this.messages = messages;
        this.outputs = outputs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new Taking(execution);

        var queued = messages.queue(new MailRequest(
                step.customer(),
                step.required("template"),
                step.passage(),
                step.optional("oncePer"),
                step.optional("about"),
                step.cause(),
                new MailRequest.Origin(step.journey(), step.element(), step.instance())));

        tell(step, "mailOutcome", queued.outcome().name().toLowerCase(Locale.ROOT));
        tell(step, "mailReason", queued.reason());
        tell(step, "messageRef", queued.messageRef());
    }

    private void tell(Taking step, String output, @Nullable Object value) {
        if (outputs.areRead(step.definition(), output)) {
            step.set(output, value);
        }
    }
}
