package io.wayline.message.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MailRequest;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate;
import io.wayline.message.outbox.MailOrigin;
import io.wayline.message.pace.Paced;
import io.wayline.shared.CustomerId;
import io.wayline.shared.MailAddress;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;

/**
 * A mail in the hands of one dispatcher.
 *
 * @param triedSince when its first try failed that counts, or null
 * @param resends how often a person, or the rule for uncertain ones, had it sent again
 * @param undeliverable whether a server has called its address wrong since it was written
 */
record ClaimedMessage(
        long id,
        CustomerId customer,
        MailRequest.@Nullable Origin origin,
        Purpose purpose,
        String template,
        String locale,
        String messageId,
        String recipient,
        @Nullable String recipientName,
        String provider,
        int attempts,
        int resends,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant triedSince,
        boolean undeliverable) {

    static ClaimedMessage read(ResultSet row, int number) throws SQLException {
        return new ClaimedMessage(
                row.getLong("id"),
                new CustomerId(row.getString("customer_id")),
                MailOrigin.read(row),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("template"),
                row.getString("locale"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("provider"),
                row.getInt("attempts"),
                row.getInt("resends"),
                RowTime.read(row, "created_at"),
                RowTime.readNullable(row, "expires_at"),
                RowTime.readNullable(row, "tried_since"),
                row.getBoolean("undeliverable"));
    }

    SendGate.Candidate candidate() {
        return new SendGate.Candidate(
                SendGate.Moment.HANDING_OVER,
                Long.toString(id),
                customer,
                purpose,
                template,
                new MailAddress(recipient),
                createdAt);
    }

    Paced paced() {
        return new Paced(provider, purpose);
    }

    /** What stands behind the at sign. */
    String domain() {
        return recipient.substring(recipient.indexOf('@') + 1);
    }

    /** What made it, for the timeline. */
    Cause cause() {
        return origin == null
                ? Cause.system("message")
                : Cause.step("%s/%s/%s".formatted(origin.journey(), origin.element(), origin.instance()));
    }
}
