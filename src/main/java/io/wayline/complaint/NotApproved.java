package io.wayline.complaint;

import io.wayline.shared.Refusal;

/** A remedy above the limit is not answered before a second person agrees. */
public final class NotApproved extends Refusal {

    private static final long serialVersionUID = 1;

    NotApproved() {
        super(
                Kind.CONFLICT,
                "remedy-not-approved",
                "The remedy is worth more than one person may promise: let a second person approve it first.");
    }
}
