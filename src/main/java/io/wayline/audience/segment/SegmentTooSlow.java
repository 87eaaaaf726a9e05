package io.wayline.audience.segment;

import io.wayline.shared.Refusal;

/** Counting took longer than anybody waits. */
public final class SegmentTooSlow extends Refusal {

    private static final long serialVersionUID = 1;

    public SegmentTooSlow(Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "segment-too-slow",
                "Counting took too long and was given up: use fewer conditions, or shorter spans of time.");
        initCause(cause);
    }
}
