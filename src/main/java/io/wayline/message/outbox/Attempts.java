package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MailAttempt;

/** The book of tries: a line for each time that a mail was taken to the mail server. */
@Component
class Attempts {

    private final JdbcClient jdbc;
    private final ThisNode node;
    private final Clock clock;

    Attempts(JdbcClient jdbc, ThisNode node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /** Adds a line, in the caller's transaction. */
    void add(long mail, Outcome outcome) {
        add(mail, node.name(), outcome.phase(), outcome.word(), outcome.reply(), outcome.took());
    }

    /** Adds the line that a node owed: it had begun to hand the mail over and never reported. */
    void addMissing(long mail, @Nullable String owner) {
        add(
                mail,
                owner == null ? "unknown" : owner,
                Phase.DOT,
                FailureClass.UNKNOWN.name(),
                new Reply(-1, "", "The node stopped before it wrote down an answer"),
                Duration.ZERO);
    }

    /** All tries of a mail, the first one first. */
    List<MailAttempt> of(long mail) {
        return jdbc.sql("select * from outbox_attempt where message_id = ? order by id")
                .param(mail)
                .query(Attempts::read)
                .list();
    }

    private void add(long mail, String owner, Phase phase, String outcome, Reply reply, Duration took) {
        jdbc.sql("""
                        insert into outbox_attempt
                            (message_id, at, node, phase, outcome, code, enhanced_code, text, millis)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        mail,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        owner,
                        phase.name(),
                        outcome,
                        reply.isNone() ? null : reply.code(),
                        reply.enhanced(),
                        reply.text(),
                        took.toMillis())
                .update();
    }

    private static MailAttempt read(ResultSet row, int number) throws SQLException {
        var code = row.getInt("code");
        return new MailAttempt(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("node"),
                row.getString("phase"),
                row.getString("outcome"),
                row.wasNull() || code == 0 ? null : code,
                row.getString("enhanced_code"),
                row.getString("text"),
                Duration.ofMillis(row.getLong("millis")));
    }
}
