package io.wayline.journey.catalogue.refusal;

import io.wayline.shared.Refusal;

/** Another version counts than the one that was looked at. */
public final class ItemChanged extends Refusal {

    private static final long serialVersionUID = 1;

    private final int now;

    public ItemChanged(int now) {
        super(
                Kind.CONFLICT,
                "catalogue-item-changed",
                now == 0
                        ? "No version of it counts: look at it, and try again."
                        : "Meanwhile version %d counts: look at it, and try again.".formatted(now));
        this.now = now;
    }

    /** The number of the version that counts; 0 for none. */
    public int now() {
        return now;
    }
}
