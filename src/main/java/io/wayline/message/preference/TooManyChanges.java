package io.wayline.message.preference;

import io.wayline.shared.Refusal;

/** Somebody turns their choices on and off faster than a person does. */
final class TooManyChanges extends Refusal {

    private static final long serialVersionUID = 1;

    TooManyChanges() {
        super(Kind.TOO_MANY, "too-many-changes", "The choices were changed too often: try again in an hour.");
    }
}
