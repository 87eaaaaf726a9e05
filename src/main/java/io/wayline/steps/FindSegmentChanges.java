package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.audience.change.SegmentChanges;
import io.wayline.journey.step.Step;

/** Finds who has entered a segment since the last time, and has an event raised for each. */
@Step(
        name = "Find segment changes",
        description = "Raises an event for every customer who has entered a segment since the last time.",
        inputs = {
            @Step.Input(
                    name = "segment",
                    label = "Segment",
                    description = "The key of a segment, such as at-risk.",
                    required = true),
            @Step.Input(
                    name = "raise",
                    label = "Raise",
                    description =
                            "The type of the event, such as customer.at-risk; never one that Wayline itself raises.",
                    required = true),
        },
        outputs = "entered",
        raises = @Step.Raises(type = "{raise}", onChange = true),
        withoutCustomer = true)
class FindSegmentChanges implements JavaDelegate {

    private final SegmentChanges changes;

    FindSegmentChanges(SegmentChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        step.set("entered", changes.find(step.required("segment"), step.required("raise")));
    }
}
