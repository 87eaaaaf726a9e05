package io.wayline.complaint;

/** How a complaint came to its end. */
public enum ComplaintEnding {
    /** The customer agreed with the answer. */
    ACCEPTED,
    /** The customer stayed silent for long enough after the answer had left. */
    SILENT,
    /** The customer took it back. */
    WITHDRAWN,
    /** It was over when we were told of it. */
    IMPORTED
}
