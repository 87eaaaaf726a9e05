package io.wayline.customer.change;

import io.wayline.shared.Refusal;

/** An agent wants to decide who looks after a customer. */
public final class OwnerBySupervisors extends Refusal {

    private static final long serialVersionUID = 1;

    OwnerBySupervisors() {
        super(
                Kind.FORBIDDEN,
                "owner-by-supervisors",
                "Supervisors decide who looks after a customer: leave the owner as it is.");
    }
}
