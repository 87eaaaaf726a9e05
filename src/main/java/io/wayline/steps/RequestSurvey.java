package io.wayline.steps;

import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.StepOutputs;
import io.wayline.journey.step.Step;
import io.wayline.message.Enclosure;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyRequest;
import io.wayline.survey.Surveys;

/** Asks the customer one question by a mail with a signed link; only if the mail may leave, now or later. */
@Step(
        name = "Request survey",
        description = "Asks the customer one question by mail. The answer comes as the event survey.answered.",
        inputs = {
            @Step.Input(
                    name = "kind",
                    label = "Kind",
                    description = "CSAT: how happy (1 to 5); NPS: would they recommend us (0 to 10); CES: how easy"
                            + " (1 to 7).",
                    required = true,
                    choices = {"CSAT", "NPS", "CES"}),
            @Step.Input(name = "template", label = "Template", required = true),
            @Step.Input(
                    name = "about",
                    label = "About",
                    description = "The reference that the question is about, such as ${orderRef}."),
            @Step.Input(
                    name = "validFor",
                    label = "Open for",
                    description = "Such as P8D, to the end of the last day; empty means 14 days."),
        },
        outputs = {"surveyRef", "mailOutcome", "mailReason", "messageRef"})
class RequestSurvey implements JavaDelegate {

    private final Messages messages;
    private final Surveys surveys;
    private final StepOutputs outputs;

    RequestSurvey(Messages messages, Surveys surveys, StepOutputs outputs) {
        this.messages = messages;
        this.surveys = surveys;
        this.outputs = outputs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var about = step.optional("about");
        var asked = new SurveyRequest(
                step.customer(),
                SurveyKind.named(step.required("kind")),
                about,
                step.journey(),
                step.instance(),
                SurveyRequest.validFor(step.optional("validFor")),
                step.passage());
        var mail = new MailRequest(
                step.customer(),
                step.required("template"),
                step.passage(),
                null,
                about,
                step.cause(),
                new MailRequest.Origin(step.journey(), step.element(), step.instance()));

        var queued = messages.queue(mail, () -> new Enclosure.Enclosed(Surveys.FACTS, surveys.ask(asked)));

        if (queued.enclosed() != null) {
            surveys.broughtBy(queued.enclosed(), queued.messageRef());
        }
        step.set("surveyRef", queued.enclosed());
        step.set("mailOutcome", queued.outcome().name().toLowerCase(Locale.ROOT));
        tell(step, "mailReason", queued.reason());
        tell(step, "messageRef", queued.messageRef());
    }

    private void tell(StepContext step, String output, @Nullable Object value) {
        if (outputs.areRead(step.definition(), output)) {
            step.set(output, value);
        }
    }
}
