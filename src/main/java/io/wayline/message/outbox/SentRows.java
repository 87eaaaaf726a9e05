package io.wayline.message.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.wayline.message.outbox.LastSent.Sent;

/** Writes down mails that the server has, each with the try by which it left, in one statement for all of them. */
@Component
class SentRows {

    private static final String SENT = """
            update outbox_message set state = 'SENT', attempts = attempts + 1, sent_at = ?, sent_by = ?, sent_millis = ?,
                tried_since = coalesce(tried_since, cast(? as timestamp(6) with time zone)),
                smtp_reply = ?, smtp_code = ?, enhanced_code = ?, last_error = null, error_class = null,
                lease_token = null, lease_owner = null, lease_until = null, version = version + 1
            where id = ? and lease_token = ? and state in ('CLAIMED', 'HANDOVER', 'UNKNOWN')""";

    private final JdbcTemplate jdbc;
    private final ThisNode node;
    private final Clock clock;

    SentRows(JdbcTemplate jdbc, ThisNode node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @return for each of them 1, or 0 where somebody else has decided about it meanwhile
     */
    int[] write(List<Sent> mails) {
        if (mails.isEmpty()) {
            return new int[0];
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.batchUpdate(SENT, mails.stream().map(mail -> row(mail, now)).toList());
    }

    private Object[] row(Sent sent, Object now) {
        var outcome = sent.outcome();
        var reply = outcome.reply();
        return new Object[] {
            now,
            node.name(),
            outcome.took().toMillis(),
            now,
            reply.text(),
            reply.isNone() ? null : reply.code(),
            reply.enhanced(),
            sent.mail().id(),
            sent.token()
        };
    }
}
