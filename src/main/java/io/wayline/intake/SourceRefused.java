package io.wayline.intake;

import io.wayline.shared.Refusal;

/** This sender may not send this event. */
public final class SourceRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private SourceRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    static SourceRefused unsigned() {
        return new SourceRefused(
                Kind.UNAUTHENTICATED,
                "signature-required",
                "This source has a secret, so its events must be signed: send webhook-id, webhook-timestamp, and"
                        + " webhook-signature.");
    }

    static SourceRefused otherSource() {
        return new SourceRefused(
                Kind.FORBIDDEN,
                "source-not-allowed",
                "The event names another source than the one that signed the request: sign each source's events with"
                        + " its own secret.");
    }

    static SourceRefused type() {
        return new SourceRefused(
                Kind.FORBIDDEN,
                "type-not-allowed",
                "This source may not send events of this type: ask an administrator to allow the type for it.");
    }
}
