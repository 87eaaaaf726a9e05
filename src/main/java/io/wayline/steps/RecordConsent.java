package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Keeps what the customer said about being written to or called, with the journey as proof. */
@Step(
        name = "Record consent",
        description = "Keeps what the customer agreed to or refused, with proof; it holds at once.",
        inputs = {
            @Step.Input(
                    name = "purpose",
                    label = "Purpose",
                    required = true,
                    choices = {"marketing", "service"}),
            @Step.Input(
                    name = "channel",
                    label = "Channel",
                    required = true,
                    choices = {"email", "phone", "sms"}),
            @Step.Input(
                    name = "answer",
                    label = "The customer has",
                    required = true,
                    choices = {"given", "withdrawn"}),
            @Step.Input(
                    name = "source",
                    label = "Where it was said",
                    description = "Such as “call about winning back”; empty means the name of this step."),
        },
        raises = @Step.Raises(type = "consent.{answer}", onChange = true))
class RecordConsent implements JavaDelegate {

    private final Consents consents;

    RecordConsent(Consents consents) {
        this.consents = consents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var source = step.optional("source");

        consents.record(new ConsentStatement(
                step.customer(),
                ConsentTopic.known(step.required("purpose"), step.required("channel")),
                given(step.required("answer")),
                null,
                ConsentSource.STEP,
                source == null ? step.name() : source,
                null,
                null,
                step.cause()));
    }

    private static boolean given(String answer) {
        return switch (answer) {
            case "given" -> true;
            case "withdrawn" -> false;
            default -> throw new InvalidValue("answer", "is neither given nor withdrawn", "choose one from the list");
        };
    }
}
