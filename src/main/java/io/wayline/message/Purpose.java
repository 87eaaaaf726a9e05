package io.wayline.message;

/** Why a template writes to people; it decides what may stop a mail. It belongs to the template, never to the step. */
public enum Purpose {
    /** The customer waits for it; needs no consent. */
    TRANSACTIONAL,
    /** Care for a contract; needs no consent, but a hold or an objection stops it. */
    SERVICE,
    /** Needs consent. */
    MARKETING;

    /** The place in the queue, 0 first. */
    public int priority() {
        return switch (this) {
            case TRANSACTIONAL -> 0;
            case SERVICE -> 3;
            case MARKETING -> 9;
        };
    }
}
