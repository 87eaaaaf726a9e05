package io.wayline.complaint;

import io.wayline.shared.Refusal;

/** Who proposes a remedy does not decide on it. */
public final class ProposerApproves extends Refusal {

    private static final long serialVersionUID = 1;

    ProposerApproves() {
        super(Kind.FORBIDDEN, "remedy-own", "You proposed this remedy yourself: somebody else has to decide on it.");
    }
}
