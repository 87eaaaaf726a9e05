package io.wayline.audience.enrolment;

import io.wayline.shared.Refusal;

/** The run has come to its end, and nothing can be done with it any more. */
public final class EnrolmentOver extends Refusal {

    private static final long serialVersionUID = 1;

    public EnrolmentOver() {
        super(Kind.CONFLICT, "enrolment-over", "This run is over: begin another one.");
    }
}
