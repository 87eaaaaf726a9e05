package io.wayline.workspace.call;

import io.wayline.shared.Refusal;

/** The journey has no task for this call yet, as for a moment after it was booked or moved. */
public final class CallNotReady extends Refusal {

    private static final long serialVersionUID = 1;

    CallNotReady() {
        super(
                Kind.CONFLICT,
                "call-not-ready",
                "The journey has not brought up the task of this call yet: try again in a moment.");
    }
}
