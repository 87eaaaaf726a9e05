package io.wayline.customer.erasure;

import io.wayline.shared.Refusal;

/** Somebody who is not forgotten now, and why. */
public final class ErasureRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private ErasureRefused(String code, String message) {
        super(Kind.CONFLICT, code, message);
    }

    static ErasureRefused bySamePerson() {
        return new ErasureRefused(
                "erasure-same-person",
                "You recorded this request yourself: somebody else has to carry it out, for it cannot be undone.");
    }
}
