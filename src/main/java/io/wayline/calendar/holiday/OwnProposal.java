package io.wayline.calendar.holiday;

import io.wayline.shared.Refusal;

/** Four eyes are two people. */
public final class OwnProposal extends Refusal {

    private static final long serialVersionUID = 1;

    OwnProposal() {
        super(
                Kind.FORBIDDEN,
                "own-proposal",
                "You proposed these holidays yourself; somebody else of operations or an admin confirms them.");
    }
}
