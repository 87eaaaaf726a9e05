package io.wayline.message.operation;

import io.wayline.shared.Refusal;

/** Many mails are not sent again as somebody wanted it. */
public final class BulkResendRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private BulkResendRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    public static BulkResendRefused nothing() {
        return new BulkResendRefused(
                Kind.CONFLICT, "bulk-resend-of-nothing", "There is no such mail any more: look at the list anew.");
    }

    public static BulkResendRefused more(long mails) {
        return new BulkResendRefused(
                Kind.CONFLICT,
                "bulk-resend-of-more",
                "There are %d such mails by now, more than you were told of: look again and ask for as many."
                        .formatted(mails));
    }

    public static BulkResendRefused samePerson() {
        return new BulkResendRefused(
                Kind.FORBIDDEN,
                "bulk-resend-same-person",
                "You have asked for it yourself: for so many mails, a second person has to agree.");
    }

    public static BulkResendRefused over(BulkResends.State state) {
        return new BulkResendRefused(
                Kind.CONFLICT, "bulk-resend-decided", "It is %s already: look at it anew.".formatted(state));
    }
}
