package io.wayline.complaint;

/** How a complaint came to its end. */
public enum ComplaintEnding {
    /** The customer agreed with the answer. */
    ACCEPTED,
    /** The customer stayed silent for long enough after the answer had left. */
    SILENT,
    /** The customer took it back. */
    WITHDRAWN,
    /** Another one of the same customer says the same, and is answered instead. */
    DUPLICATE,
    /** It was over when we were told of it. */
    IMPORTED
}
