package io.wayline.message;

/** How far a message got. */
public enum MessageState {
    /** Waits for its turn or for its next try. */
    PENDING,
    /** In the hands of one dispatcher until its lease ends. */
    CLAIMED,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it for good, or too often. */
    FAILED,
    /** Never tried, for the reason in its row. */
    SUPPRESSED
}
