package io.wayline.journey.byhand;

import io.wayline.shared.Refusal;

/** No diagram says that people may start this journey. */
public final class NotByHand extends Refusal {

    private static final long serialVersionUID = 1;

    NotByHand() {
        super(
                Kind.CONFLICT,
                "not-by-hand",
                "People do not start this journey: choose one whose diagram allows it (property byHand).");
    }
}
