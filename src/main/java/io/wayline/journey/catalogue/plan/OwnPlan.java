package io.wayline.journey.catalogue.plan;

import io.wayline.shared.Refusal;

/** Four eyes are two people. */
public final class OwnPlan extends Refusal {

    private static final long serialVersionUID = 1;

    OwnPlan() {
        super(
                Kind.FORBIDDEN,
                "own-publication",
                "You asked for this publication yourself: somebody else of operations confirms it.");
    }
}
