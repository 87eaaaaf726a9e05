package io.wayline.message;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/**
 * A message and how far it got.
 *
 * @param ref its name here, opaque
 * @param reason why it was suppressed, a stable word, or null
 * @param reasonFacts what a sentence about the reason needs, without contact data
 * @param origin the step that asked for it, or null
 * @param recipient the address it goes to, personal; null when there was none
 * @param subject personal, too
 * @param messageId the Message-ID header it carries, without personal data
 * @param nextAttemptAt when it is due, for a pending one
 * @param reply the mail server's last words about it
 * @param errorClass what kind of failure the last one was, a stable word
 * @param code the mail server's last reply code, or null when it said nothing
 * @param enhancedCode its enhanced status code (RFC 3463), or null or empty without one
 * @param provider who runs the recipient's mailbox, as far as pace is concerned
 * @param expiresAt when it is too late to send it, or null
 * @param handedOverAt when its last line was about to be sent, or null
 * @param resends how often it was sent again
 * @param resolution what a person or a rule decided about it last, or null
 */
public record Message(
        String ref,
        CustomerId customer,
        CustomerRef customerRef,
        MessageState state,
        @Nullable String reason,
        Map<String, String> reasonFacts,
        Purpose purpose,
        String template,
        String locale,
        MailRequest.@Nullable Origin origin,
        @Nullable String recipient,
        @Nullable String subject,
        String messageId,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String reply,
        @Nullable String errorClass,
        @Nullable Integer code,
        @Nullable String enhancedCode,
        String provider,
        @Nullable Instant expiresAt,
        @Nullable Instant handedOverAt,
        int resends,
        @Nullable Resolution resolution) {

    /**
     * A decision about a message.
     *
     * @param outcome {@code RESENT}, {@code CANCELLED}, {@code SENT}, or {@code NOT_SENT}
     * @param by the account of who decided, or {@code rule}
     */
    public record Resolution(
            String outcome, String by, Instant at, @Nullable String reason) {}

    /** Stands where a test mail has its customer. */
    public static final CustomerId NOBODY = new CustomerId("test-mail");

    /** Stands where a mail to a colleague has its customer. */
    public static final CustomerId COLLEAGUE = new CustomerId("staff-mail");

    /** Whether it goes to a colleague; then there is no customer. */
    public boolean isInternal() {
        return customer.equals(COLLEAGUE);
    }

    /** Whether one of us asked for it to see a template; then there is no customer. */
    public boolean isTest() {
        return customer.equals(NOBODY);
    }

    /** What a message says; personal. */
    public record Content(String subject, String html, String text) {}
}
