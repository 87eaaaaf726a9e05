package io.wayline.customer.consent;

import java.util.Locale;

/** Who brought us what a customer said about consent. */
public enum ConsentSource {
    /** The customer, on the page behind the link in a mail. */
    PREFERENCE_PAGE,
    /** The customer's mail program, by one click (RFC 8058). */
    ONE_CLICK,
    /** A colleague, who was told. */
    AGENT,
    /** Another system, by a call. */
    API,
    /** Another system, by an event. */
    EVENT,
    /** Another system, which tells what was. */
    IMPORT,
    /** A step of a journey. */
    STEP,
    /** A colleague who merged two customers: what stays is the stricter of what the two had said. */
    MERGE;

    /** The word that APIs and events use, such as {@code preference-page}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it comes as an event already, so that none has to be raised. */
    boolean isEvent() {
        return this == EVENT || this == IMPORT;
    }
}
