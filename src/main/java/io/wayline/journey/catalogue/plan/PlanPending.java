package io.wayline.journey.catalogue.plan;

import io.wayline.shared.Refusal;

/** One publication of a thing waits at a time: a second one would always find that another version counts. */
public final class PlanPending extends Refusal {

    private static final long serialVersionUID = 1;

    PlanPending() {
        super(
                Kind.CONFLICT,
                "publication-pending",
                "Another publication of this waits already: cancel it, or wait for it, and try again.");
    }
}
