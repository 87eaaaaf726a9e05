package io.wayline.journey.catalogue.refusal;

import io.wayline.shared.Refusal;

/** Others publish so often just now that no check held until its end. */
public final class PublisherBusy extends Refusal {

    private static final long serialVersionUID = 1;

    public PublisherBusy() {
        super(
                Kind.UNAVAILABLE,
                "publisher-busy",
                "Others publish at this very moment, and nothing was changed: try again in a minute.");
    }
}
