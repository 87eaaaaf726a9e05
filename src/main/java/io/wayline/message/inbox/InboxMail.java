package io.wayline.message.inbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A mail in the inbox, as a list shows it.
 *
 * @param recipientName the name beside the address, if the mail gives one
 * @param messageId the Message-ID header, with its angle brackets
 * @param readAt when somebody first opened it
 */
public record InboxMail(
        long id,
        Instant receivedAt,
        @Nullable String messageId,
        String sender,
        String recipient,
        @Nullable String recipientName,
        String subject,
        @Nullable Instant readAt) {

    public String shownRecipient() {
        return recipientName == null ? recipient : recipientName;
    }

    public boolean isUnread() {
        return readAt == null;
    }
}
