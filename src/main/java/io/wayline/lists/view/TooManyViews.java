package io.wayline.lists.view;

import io.wayline.shared.Refusal;

/** Somebody keeps as many views of a list as one can find a way among. */
public final class TooManyViews extends Refusal {

    private static final long serialVersionUID = 1;

    TooManyViews(int most) {
        super(
                Kind.CONFLICT,
                "too-many-views",
                "You keep %d views of this list already: delete one first.".formatted(most));
    }
}
