package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MailAttempt;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.Outcome;
import io.wayline.message.smtp.Phase;
import io.wayline.message.smtp.Reply;
import io.wayline.shared.RowTime;

/**
 * The book of tries: a line for each time that a mail was taken to the mail server and stayed here. The last one of a
 * mail that left stands in its own row.
 */
@Component
public class Attempts {

    private final JdbcClient jdbc;
    private final ThisNode node;
    private final Clock clock;

    Attempts(JdbcClient jdbc, ThisNode node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** Adds a line, in the caller's transaction. */
    public void add(long mail, Outcome outcome) {
        add(mail, node.name(), outcome);
    }

    /** Adds the line that a node owed: it had begun to hand the mail over and never reported. */
    public void addMissing(long mail, @Nullable String owner) {
        var nothing = new Reply(-1, "", "The node stopped before it wrote down an answer");
        add(
                mail,
                owner == null ? "unknown" : owner,
                new Outcome(FailureClass.UNKNOWN, Phase.DOT, nothing, Duration.ZERO));
    }

    /** All tries of a mail, the first one first. */
    List<MailAttempt> of(long mail) {
        return jdbc.sql("""
                        select 0 as last, id, at, node, phase, outcome, code, enhanced_code, text, millis
                        from outbox_attempt where message_id = :mail
                        union all
                        select 1, id, sent_at, sent_by, 'DOT', 'SENT', smtp_code, enhanced_code, smtp_reply, sent_millis
                        from outbox_message where id = :mail and sent_by is not null
                        order by last, id""").param("mail", mail).query(Attempts::read).list();
    }

    private void add(long mail, String owner, Outcome outcome) {
        var reply = outcome.reply();
        jdbc.sql("""
                        insert into outbox_attempt
                            (message_id, at, node, phase, outcome, code, enhanced_code, text, millis)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        mail,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        owner,
                        outcome.phase().name(),
                        outcome.word(),
                        reply.isNone() ? null : reply.code(),
                        reply.enhanced(),
                        reply.text(),
                        outcome.took().toMillis())
                .update();
    }

    private static MailAttempt read(ResultSet row, int number) throws SQLException {
        var code = row.getInt("code");
        return new MailAttempt(
                RowTime.read(row, "at"),
                row.getString("node"),
                row.getString("phase"),
                row.getString("outcome"),
                row.wasNull() || code == 0 ? null : code,
                row.getString("enhanced_code"),
                row.getString("text"),
                Duration.ofMillis(row.getLong("millis")));
    }
}
