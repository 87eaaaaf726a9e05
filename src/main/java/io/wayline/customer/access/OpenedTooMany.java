package io.wayline.customer.access;

import io.wayline.shared.Refusal;

/** Somebody opens more customers than anybody can be on the phone with. */
public final class OpenedTooMany extends Refusal {

    private static final long serialVersionUID = 1;

    OpenedTooMany() {
        super(
                Kind.TOO_MANY,
                "customers-opened-too-many",
                "You have opened very many customers in the last hour: ask a supervisor to find this one.");
    }
}
