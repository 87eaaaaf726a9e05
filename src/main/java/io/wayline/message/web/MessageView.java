package io.wayline.message.web;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Purpose;

/**
 * A message as the API shows it. Whoever may not see what we wrote to customers gets the recipient masked and neither
 * subject nor the server's words, which may repeat the address.
 */
record MessageView(
        String id,
        MessageState state,
        @Nullable String reason,
        Purpose purpose,
        String template,
        String locale,
        String customer,
        MailRequest.@Nullable Origin origin,
        @Nullable String recipient,
        @Nullable String subject,
        String messageId,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String errorClass,
        @Nullable Integer code,
        @Nullable String enhancedCode,
        @Nullable String reply,
        String provider,
        @Nullable Instant expiresAt,
        @Nullable Instant handedOverAt,
        int resends,
        Message.@Nullable Resolution resolution) {

    private static final Set<MessageState> WAITING = EnumSet.of(MessageState.PENDING, MessageState.HELD);

    static MessageView of(Message message, boolean open) {
        return new MessageView(
                message.ref(),
                message.state(),
                message.reason(),
                message.purpose(),
                message.template(),
                message.locale(),
                message.customerRef().value(),
                message.origin(),
                open ? message.recipient() : masked(message.recipient()),
                open ? message.subject() : null,
                message.messageId(),
                message.attempts(),
                message.createdAt(),
                WAITING.contains(message.state()) ? message.nextAttemptAt() : null,
                message.sentAt(),
                message.errorClass(),
                message.code(),
                message.enhancedCode(),
                open ? message.reply() : null,
                message.provider(),
                message.expiresAt(),
                message.handedOverAt(),
                message.resends(),
                message.resolution());
    }

    /** The first letter and the domain: enough to recognise an address that one knows. */
    static @Nullable String masked(@Nullable String address) {
        return address == null ? null : address.charAt(0) + "•••" + address.substring(address.indexOf('@'));
    }
}
