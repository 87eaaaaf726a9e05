package io.wayline.calendar.holiday;

import io.wayline.shared.Refusal;

/** One proposal at a time: two could not both be compared with the calendar as it will be. */
public final class ProposalPending extends Refusal {

    private static final long serialVersionUID = 1;

    ProposalPending() {
        super(
                Kind.CONFLICT,
                "proposal-pending",
                "Other holidays are proposed already; confirm or withdraw them first.");
    }
}
