package io.wayline.journey;

import io.wayline.shared.Refusal;

/** The customer has reached an end of this journey; nothing can be done to it any more. */
public final class InstanceEnded extends Refusal {

    private static final long serialVersionUID = 1;

    InstanceEnded() {
        super(Kind.CONFLICT, "instance-ended", "This journey has ended: reload to see where and when.");
    }
}
