package io.wayline.message.outbox;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MailRequest;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;

/** A mail in the hands of one dispatcher. */
record Claimed(
        long id,
        CustomerId customer,
        MailRequest.@Nullable Origin origin,
        Purpose purpose,
        String template,
        String locale,
        String messageId,
        String recipient,
        @Nullable String recipientName,
        String subject,
        int attempts) {}
