package io.wayline.message;

import org.jspecify.annotations.Nullable;

/**
 * What became of the wish to send a mail; the same for every repeat of the same key.
 *
 * @param outcome whether it goes out
 * @param reason a stable word when it does not go out at once ({@code no-mail-address}, {@code once-per},
 *     {@code address-suppressed}, or what a gate says, such as {@code not-wanted}), else null
 * @param messageRef the row that answers "why did, or didn't, this customer get it"
 * @param enclosed the ref of what was made to go out with it, else null
 */
public record Queued(
        Outcome outcome,
        @Nullable String reason,
        String messageRef,
        @Nullable String enclosed) {

    /** Reason: we know no mail address of this customer. */
    public static final String NO_MAIL_ADDRESS = "no-mail-address";

    /** Reason: the customer said no to mails of this purpose, or never said the yes that they need. */
    public static final String NOT_WANTED = "not-wanted";

    /** Reason: another mail went out, or will, under the same {@code oncePer}. */
    public static final String ONCE_PER = "once-per";

    /** Reason: a mail server has said that there is no such mailbox. */
    public static final String ADDRESS_SUPPRESSED = "address-suppressed";

    /** Whether a mail goes out. */
    public enum Outcome {
        QUEUED,
        /** Later, if the gate that holds it lets it go. */
        HELD,
        SKIPPED
    }
}
