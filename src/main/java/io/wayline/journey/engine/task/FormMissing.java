package io.wayline.journey.engine.task;

import io.wayline.shared.Refusal;

/** A task names a form that was not published when it came up. */
public final class FormMissing extends Refusal {

    private static final long serialVersionUID = 1;

    FormMissing(String key) {
        super(
                Kind.CONFLICT,
                "form-missing",
                "The form \"%s\" of this task was never published: ask operations to publish it, and to take the customer off this way."
                        .formatted(key));
    }
}
