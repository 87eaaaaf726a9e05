package io.wayline.customer.merge;

import io.wayline.shared.Refusal;

/** Somebody has said that the two are not the same person. */
public final class DecidedOtherwise extends Refusal {

    private static final long serialVersionUID = 1;

    DecidedOtherwise() {
        super(
                Kind.CONFLICT,
                "duplicate-distinct",
                "Somebody has decided that these are two people: merge nobody, or talk to them first.");
    }
}
