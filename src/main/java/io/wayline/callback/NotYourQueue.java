package io.wayline.callback;

import io.wayline.shared.Refusal;

/** Somebody sees a call and may not move it. */
public final class NotYourQueue extends Refusal {

    private static final long serialVersionUID = 1;

    public NotYourQueue() {
        super(
                Kind.FORBIDDEN,
                "call-not-yours",
                "You do not work for the queue of this call: ask one of its members or a supervisor.");
    }
}
