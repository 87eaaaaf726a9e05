package io.wayline.intake.source;

import io.wayline.shared.Refusal;

/** A signed request does not prove who sent it; nothing of it was read further. */
public final class SignatureRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private SignatureRefused(String code, String message) {
        super(Kind.UNAUTHENTICATED, code, message);
    }

    static SignatureRefused sourceMissing() {
        return new SignatureRefused(
                "signature-source-missing",
                "The request is signed but does not say by whom: send the name of the source in Wayline-Source.");
    }

    static SignatureRefused headerMissing() {
        return new SignatureRefused(
                "signature-invalid",
                "A header of the signature is missing: send webhook-id, webhook-timestamp, and webhook-signature.");
    }

    static SignatureRefused untimely() {
        return new SignatureRefused(
                "timestamp-out-of-tolerance",
                "webhook-timestamp is not within five minutes of our clock: sign each attempt anew with the seconds"
                        + " since 1970, and check your clock.");
    }

    /** Says the same for an unknown source, one without a secret, and a wrong signature. */
    static SignatureRefused wrong() {
        return new SignatureRefused(
                "signature-invalid",
                "No signature fits: sign webhook-id.webhook-timestamp.body with HMAC-SHA256 and the source's secret,"
                        + " over the very bytes that are sent.");
    }
}
