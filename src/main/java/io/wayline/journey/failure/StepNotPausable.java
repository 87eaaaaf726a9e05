package io.wayline.journey.failure;

import io.wayline.shared.Refusal;

/** A step was to be paused that the engine cannot hold by itself. */
public final class StepNotPausable extends Refusal {

    private static final long serialVersionUID = 1;

    StepNotPausable() {
        super(
                Kind.CONFLICT,
                "step-not-pausable",
                "This step cannot be paused by itself: pause a step before it, or the customers one by one.");
    }
}
