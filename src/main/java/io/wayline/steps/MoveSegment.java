package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.audience.change.SegmentMoves;
import io.wayline.journey.step.Step;

/** Asks that everybody in a segment stands elsewhere from now on; they are then moved some at a time. */
@Step(
        name = "Move segment",
        description =
                "Moves everybody in a segment to another place in their life with us, without a journey of their own; says"
                        + " so on the timeline of each.",
        inputs = {
            @Step.Input(
                    name = "segment",
                    label = "Segment",
                    description = "The key of a segment, such as long-silent.",
                    required = true),
            @Step.Input(
                    name = "lifecycle",
                    label = "Become",
                    description = "Whoever cannot become that from where they stand stays there.",
                    required = true,
                    choices = {"NEW", "ACTIVE", "DORMANT", "AT_RISK", "WON_BACK", "CHURNED"}),
        },
        withoutCustomer = true)
class MoveSegment implements JavaDelegate {

    private final SegmentMoves moves;

    MoveSegment(SegmentMoves moves) {
        this.moves = moves;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        moves.begin(
                step.required("segment"),
                UpdateCustomer.lifecycle(step.required("lifecycle")),
                step.cause(),
                step.passage());
    }
}
