package io.wayline.journey.catalogue.refusal;

import io.wayline.shared.Refusal;

/** A draft was saved elsewhere since it was read, such as in another window. */
public final class DraftChanged extends Refusal {

    private static final long serialVersionUID = 1;

    public DraftChanged() {
        super(
                Kind.CONFLICT,
                "catalogue-draft-changed",
                "This draft was saved in another window meanwhile: load the page again, and save what you want to keep.");
    }
}
