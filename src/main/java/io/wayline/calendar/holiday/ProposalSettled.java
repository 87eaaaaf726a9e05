package io.wayline.calendar.holiday;

import io.wayline.shared.Refusal;

/** Nothing is left to decide. */
public final class ProposalSettled extends Refusal {

    private static final long serialVersionUID = 1;

    ProposalSettled() {
        super(
                Kind.CONFLICT,
                "proposal-settled",
                "These holidays have been confirmed, withdrawn, or overtaken by a change of the calendar already;"
                        + " look at the calendar as it is now.");
    }
}
