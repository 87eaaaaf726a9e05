package io.wayline.journey.catalogue.plan;

import io.wayline.shared.Refusal;

/** Nothing is left to decide. */
public final class PlanSettled extends Refusal {

    private static final long serialVersionUID = 1;

    PlanSettled() {
        super(
                Kind.CONFLICT,
                "publication-settled",
                "This publication is over already, or was confirmed meanwhile: look at what became of it.");
    }
}
