package io.wayline.customer.access;

import io.wayline.shared.Refusal;

/** Somebody wants of a customer what belongs to the one who looks after them. */
public final class NotYours extends Refusal {

    private static final long serialVersionUID = 1;

    NotYours() {
        super(
                Kind.FORBIDDEN,
                "customer-not-yours",
                "Somebody else looks after this customer: ask a supervisor to hand them to you.");
    }
}
