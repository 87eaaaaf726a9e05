package io.wayline.journey.schedule;

import io.wayline.shared.Refusal;

/** No timer begins this journey, so there is no run of it to begin. */
public final class NotByTime extends Refusal {

    private static final long serialVersionUID = 1;

    NotByTime() {
        super(
                Kind.CONFLICT,
                "not-by-time",
                "Time does not begin this journey: choose one whose diagram has a timer at its start.");
    }
}
