package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.journey.step.Step;

/** Writes down who is in a segment now; they are then invited into a campaign one after the other. */
@Step(
        name = "Invite segment",
        description = "Invites everybody in a segment into a campaign, each once, at a pace that the house can take.",
        inputs = {
            @Step.Input(
                    name = "segment",
                    label = "Segment",
                    description = "The key of a segment, such as monthly-news.",
                    required = true),
            @Step.Input(
                    name = "campaign",
                    label = "Campaign",
                    description = "The key of the journey that begins with campaign.invited.",
                    required = true),
            @Step.Input(
                    name = "rate",
                    label = "Most a minute",
                    description = "How many are invited in a minute; empty for as many as the house can take."),
            @Step.Input(
                    name = "window",
                    label = "Time of day",
                    description = "By the company's clock, such as 09:00-18:00; empty for all day."),
            @Step.Input(
                    name = "workingTime",
                    label = "In working time only",
                    choices = {"true", "false"}),
        },
        outputs = {"enrolmentRef", "invited"},
        raises = @Step.Raises(type = "campaign.invited"),
        withoutCustomer = true)
class InviteSegment implements JavaDelegate {

    private final Enrolments enrolments;

    InviteSegment(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var run = enrolments.begin(new Enrolments.Wish(
                step.required("segment"),
                step.required("campaign"),
                Pace.read(step.optional("rate"), step.optional("window"), step.optional("workingTime")),
                null,
                "journey:" + step.journey(),
                "step:" + step.passage()));
        // what an hourly timer finds is mostly nobody, and no run that anybody would look at
        var kept = enrolments.keepUnlessEmpty(run);
        step.set("enrolmentRef", kept ? run.ref() : null).set("invited", run.total());
    }
}
