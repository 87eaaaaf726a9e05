package io.wayline.complaint;

import java.util.Locale;

/** What complaints are about, in our words; a sender’s own word is kept beside it. */
public enum ComplaintCategory {
    DELIVERY,
    QUALITY,
    INVOICE,
    PRICE,
    SERVICE,
    OTHER;

    /** Its name in diagrams, decisions, and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
