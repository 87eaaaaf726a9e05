package io.wayline.message.gate;

/** The words under which rows, journeys, and texts know why a mail was stopped. */
final class GateReason {

    /** The customer said no: to marketing, or to the care that needs no yes. */
    static final String NOT_WANTED = "not-wanted";

    /** Marketing, and the customer never said yes. */
    static final String NO_CONSENT = "no-consent";

    /** Something is open that must be settled first; says which. */
    static final String HOLD = "hold";

    /** Enough marketing mails for now. */
    static final String TOO_MANY = "too-many";

    /** It is night where the customer lives. */
    static final String QUIET_HOURS = "quiet-hours";

    /** Marketing, and it is a day on which nobody wants any where the customer lives. */
    static final String SILENT_DAY = "silent-day";

    private GateReason() {}
}
