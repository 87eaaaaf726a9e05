package io.wayline.complaint.improvement;

import io.wayline.shared.Refusal;

/** Only whose measure it is, or a supervisor, says that it is done. */
public final class NotYours extends Refusal {

    private static final long serialVersionUID = 1;

    NotYours() {
        super(
                Kind.FORBIDDEN,
                "improvement-not-yours",
                "This measure is somebody else's: let its owner or a supervisor say that it is done.");
    }
}
