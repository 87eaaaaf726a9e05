package io.wayline.complaint.privacy;

import io.wayline.shared.Refusal;

/** Somebody who is not forgotten while they wait for an answer. */
final class ComplaintOpen extends Refusal {

    private static final long serialVersionUID = 1;

    ComplaintOpen() {
        super(
                Kind.CONFLICT,
                "erasure-complaint-open",
                "The customer has a complaint that is not closed: answer it first, or have them withdraw it. Nothing was"
                        + " erased.");
    }
}
