package io.wayline.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/**
 * A message and how far it got.
 *
 * @param ref its name here, opaque
 * @param reason why it was suppressed, a stable word, or null
 * @param origin the step that asked for it, or null
 * @param recipient the address it goes to, personal; null when there was none
 * @param subject personal, too
 * @param messageId the Message-ID header it carries, without personal data
 * @param nextAttemptAt when it is due, for a pending one
 * @param reply the mail server's last words about it
 * @param errorClass what kind of failure the last one was, a stable word
 */
public record Message(
        String ref,
        CustomerId customer,
        CustomerRef customerRef,
        MessageState state,
        @Nullable String reason,
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
        @Nullable String errorClass) {

    /** What a message says; personal. */
    public record Content(String subject, String html, String text) {}
}
