package io.wayline.journey.engine.sandbox;

import io.wayline.shared.Refusal;

/** A customer’s way has done more than one may; it stops here, and no try would help. */
public final class OverLimit extends Refusal {

    private static final long serialVersionUID = 1;

    public OverLimit(String element, String passed) {
        super(
                Kind.INVALID,
                "journey-over-limit",
                "%s is not entered, because %s: mend the journey and publish it again, and cancel this way."
                        .formatted(element, passed));
    }
}
