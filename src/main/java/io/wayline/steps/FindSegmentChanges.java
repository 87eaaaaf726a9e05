package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.audience.change.SegmentChanges;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;

/** Finds who has entered a segment since the last time, and has an event raised for each. */
@Step(
        name = "Find segment changes",
        version = 2,
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
            @Step.Input(
                    name = "askAbove",
                    label = "Ask above",
                    description = "When more than so many enter at once, as after an import, nobody is told of before a"
                            + " person has said so; empty for never."),
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
        step.set(
                "entered",
                changes.find(step.required("segment"), step.required("raise"), askAbove(step.optional("askAbove"))));
    }

    private static long askAbove(@Nullable String number) {
        if (number == null) {
            return Long.MAX_VALUE;
        }
        if (!number.matches("\\d{1,9}")) {
            throw new InvalidValue("askAbove", "is no number", "write a whole number, or nothing for never");
        }
        return Long.parseLong(number);
    }
}
