package io.wayline.message.outbox;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;

/**
 * The two marks that every mail gets on its way: that it is being handed over, and that the server has it. Both are
 * written by one statement, so that those of several mails go to the database in one batch: outside a transaction that
 * is one trip and, on PostgreSQL, one commit.
 */
@Component
class Marks {

    /** Beyond the server's time to answer: writing down the answer. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /**
     * What the row says of a server's answer belongs to the try in hand: nothing yet while it is handed over. Answers to
     * earlier tries stand in the book of tries. No time is ever null: the driver would prepare the statement anew.
     */
    private static final String STATEMENT = """
            update outbox_message m set state = case when :sent then 'SENT' else 'HANDOVER' end,
                handover_at = case when :sent then m.handover_at else :now end,
                lease_token = case when not :sent then m.lease_token end,
                lease_owner = case when not :sent then m.lease_owner end,
                lease_until = case when not :sent then current_timestamp + interval '%d' second end,
                attempts = m.attempts + case when :sent then 1 else 0 end,
                tried_since = case when :sent then coalesce(m.tried_since, :now) else m.tried_since end,
                sent_at = case when :sent then :now end, sent_by = :by, sent_millis = :millis,
                smtp_reply = :reply, smtp_code = :code, enhanced_code = :enhanced,
                last_error = null, error_class = null, version = m.version + 1
            where m.id = :id and m.lease_token = :token
                and (:sent and m.state in ('CLAIMED', 'HANDOVER', 'UNKNOWN')
                    or m.state = 'CLAIMED' and m.lease_until > current_timestamp and not %s)""";

    private final NamedParameterJdbcTemplate jdbc;
    private final ThisNode node;
    private final Clock clock;
    private final String statement;

    Marks(NamedParameterJdbcTemplate jdbc, ThisNode node, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
        this.statement =
                STATEMENT.formatted(settings.replyTimeout().plus(MARGIN).toSeconds(), MailClaims.IS_PAUSED);
    }

    /**
     * One of them.
     *
     * @param sent what the server said, or null for a mail that is about to be handed over
     */
    record Mark(Claimed mail, String token, @Nullable Outcome sent) {

        static Mark handOver(Claimed mail, String token) {
            return new Mark(mail, token, null);
        }

        static Mark sent(Claimed mail, String token, Outcome outcome) {
            return new Mark(mail, token, outcome);
        }
    }

    /** In the order in which whoever locks several mails does so. */
    static Comparator<Mark> inOrder() {
        return Comparator.comparingLong(mark -> mark.mail().id());
    }

    /**
     * Writes them in this order, in the caller's transaction if there is one. Without one each stands for itself, and
     * all are committed on return.
     *
     * @return for each 1, or 0: of a mail that was sent, because somebody else has decided about it meanwhile; of one to
     *     be handed over, because it was called back, is paused, or the lease is over
     */
    int[] write(List<Mark> marks) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.batchUpdate(
                statement, marks.stream().map(mark -> row(mark, now)).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(Mark mark, OffsetDateTime now) {
        var sent = mark.sent();
        var reply = sent == null ? null : sent.reply();
        return new MapSqlParameterSource("id", mark.mail().id())
                .addValue("token", mark.token())
                .addValue("sent", sent != null)
                .addValue("now", now)
                .addValue("by", sent == null ? null : node.name(), Types.VARCHAR)
                .addValue("millis", sent == null ? null : sent.took().toMillis(), Types.BIGINT)
                .addValue("reply", reply == null ? null : reply.text(), Types.VARCHAR)
                .addValue("code", reply == null || reply.isNone() ? null : reply.code(), Types.INTEGER)
                .addValue("enhanced", reply == null ? null : reply.enhanced(), Types.VARCHAR);
    }
}
