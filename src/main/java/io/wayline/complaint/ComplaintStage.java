package io.wayline.complaint;

/** How far a complaint has come; the one that is written down last is where it stands. */
public enum ComplaintStage {
    /** It is stored, and marketing is held. */
    RECEIVED,
    /** The customer was told until when they are answered. */
    ACKNOWLEDGED,
    /** Its cause is known. */
    INVESTIGATED,
    /** Somebody proposes what to do. */
    PROPOSED,
    /** A second person agreed to what is proposed. */
    APPROVED,
    /** A second person gave back what was proposed. */
    REJECTED,
    /** The answer is written; the customer may say that it is not solved. */
    ANSWERED,
    /** The customer was not content: another answer is owed. */
    REOPENED,
    /** The customer takes it back; what is left is to close it. */
    WITHDRAWN,
    /** It is over, and marketing is no longer held by it. */
    CLOSED;

    /** Whether an answer is owed. */
    public boolean owesAnAnswer() {
        return this != ANSWERED && this != WITHDRAWN && this != CLOSED;
    }
}
