package io.wayline.message.dispatch;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.outbox.ThisNode;
import io.wayline.message.smtp.Outcome;

/**
 * The two marks that every mail gets on its way: that it is being handed over, and that the server has it. Both are
 * written by one statement, {@link MailStates#marks}, so that those of several mails go to the database in one batch:
 * outside a transaction that is one trip and, on PostgreSQL, one commit.
 */
@Component
class DeliveryMarks {

    /** Beyond the server's time to answer: writing down the answer. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final ThisNode node;
    private final Clock clock;
    private final String statement;

    DeliveryMarks(JdbcTemplate jdbc, ThisNode node, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
        this.statement = MailStates.marks(settings.replyTimeout().plus(MARGIN), MailClaims.IS_PAUSED);
    }

    /**
     * One of them.
     *
     * @param sent what the server said, or null for a mail that is about to be handed over
     */
    record Mark(ClaimedMessage mail, String token, @Nullable Outcome sent) {

        static Mark handOver(ClaimedMessage mail, String token) {
            return new Mark(mail, token, null);
        }

        static Mark sent(ClaimedMessage mail, String token, Outcome outcome) {
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
        return jdbc.batchUpdate(statement, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int place) throws SQLException {
                set(row, marks.get(place), now);
            }

            @Override
            public int getBatchSize() {
                return marks.size();
            }
        });
    }

    private void set(PreparedStatement row, Mark mark, OffsetDateTime now) throws SQLException {
        var sent = mark.sent();
        var reply = sent == null ? null : sent.reply();
        row.setBoolean(1, sent != null);
        row.setLong(2, mark.mail().id());
        row.setString(3, mark.token());
        row.setObject(4, now);
        row.setString(5, sent == null ? null : node.name());
        row.setObject(6, sent == null ? null : sent.took().toMillis(), Types.BIGINT);
        row.setString(7, reply == null ? null : reply.text());
        row.setObject(8, reply == null || reply.isNone() ? null : reply.code(), Types.INTEGER);
        row.setString(9, reply == null ? null : reply.enhanced());
    }
}
