package io.wayline.message;

/** How far a message got. */
public enum MessageState {
    /** Waits until the send gate lets it go on, for the reason in its row. */
    HELD,
    /** Waits for its turn or for its next try. */
    PENDING,
    /** In the hands of one dispatcher; the mail server certainly does not have it. */
    CLAIMED,
    /** Its last line may be on the way; only the mail server's answer says more. */
    HANDOVER,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it for good, or too often. */
    FAILED,
    /** Whether the mail server has it is not known; a person or the rule for its purpose decides. */
    UNKNOWN,
    /** Called back before it left. */
    CANCELLED,
    /** Never tried, for the reason in its row. */
    SUPPRESSED,
    /** Not tried in time. */
    EXPIRED
}
