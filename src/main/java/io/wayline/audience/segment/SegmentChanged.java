package io.wayline.audience.segment;

import io.wayline.shared.Refusal;

/** Somebody has changed the segment since it was looked at. */
public final class SegmentChanged extends Refusal {

    private static final long serialVersionUID = 1;

    public SegmentChanged(int version) {
        super(
                Kind.CONFLICT,
                "segment-changed",
                "Somebody has changed this segment meanwhile, it is version %d now: look at it, and save again."
                        .formatted(version));
    }
}
