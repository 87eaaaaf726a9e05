package io.wayline.steps;

import io.wayline.shared.Refusal;

/** A step is drawn without a setting that it cannot do without. */
final class InputMissing extends Refusal {

    private static final long serialVersionUID = 1;

    InputMissing(String step, String input) {
        super(
                Kind.INVALID,
                "step-input-missing",
                "The step \"%s\" has no %s: open the journey, fill it in, and publish.".formatted(step, input));
    }
}
