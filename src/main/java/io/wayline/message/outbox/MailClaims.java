package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;
import io.wayline.message.template.Written;
import io.wayline.shared.CustomerId;

/**
 * Takes due mails out of the outbox for one dispatcher at a time, and writes down what became of them. Leases run by the
 * database's clock, which all nodes share.
 */
@Component
class MailClaims {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration lease;
    private final int batch;

    MailClaims(JdbcClient jdbc, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lease = settings.lease();
        this.batch = settings.batch();
    }

    /** Gives back what a dispatcher took and never reported: it has died, or lost the database. */
    @Transactional
    public int releaseExpired() {
        return jdbc.sql("""
                        update outbox_message
                        set state = 'PENDING', lease_token = null, lease_until = null, version = version + 1
                        where state = 'CLAIMED' and lease_until < current_timestamp""").update();
    }

    /** Takes the next due mails, the most urgent first; no two callers ever hold the same one. */
    @Transactional
    public List<Claimed> claim(String token) {
        var claimed = jdbc.sql("""
                        select * from outbox_message where state = 'PENDING' and next_attempt_at <= ?
                        order by priority, next_attempt_at, id fetch first ? rows only for update skip locked""").params(now(), batch).query(MailClaims::read).list();
        if (!claimed.isEmpty()) {
            jdbc.sql("""
                            update outbox_message set state = 'CLAIMED', lease_token = :token,
                                lease_until = current_timestamp + interval '%d' second, version = version + 1
                            where id in (:ids)""".formatted(lease.toSeconds()))
                    .param("token", token)
                    .param("ids", claimed.stream().map(Claimed::id).toList())
                    .update();
        }
        return claimed;
    }

    /** What the mails say, by their ids. */
    Map<Long, Written> contents(List<Claimed> mails) {
        var contents = new HashMap<Long, Written>();
        jdbc.sql("""
                        select c.message_id, m.subject, c.html, c.text from outbox_content c
                        join outbox_message m on m.id = c.message_id where c.message_id in (:ids)""").param("ids", mails.stream().map(Claimed::id).toList()).query(row -> {
            contents.put(
                    row.getLong("message_id"),
                    new Written(row.getString("subject"), row.getString("html"), row.getString("text")));
        });
        return contents;
    }

    /** The mail server has it; true even after the lease, for it left all the same, unless somebody else holds it. */
    @Transactional
    public boolean sent(Claimed mail, String token, String reply) {
        return jdbc.sql("""
                        update outbox_message set state = 'SENT', sent_at = ?, smtp_reply = ?, attempts = attempts + 1,
                            lease_token = null, lease_until = null, error_class = null, last_error = null,
                            version = version + 1
                        where id = ? and lease_token = ?""").params(now(), reply, mail.id(), token).update() == 1;
    }

    /** This mail has to wait, and the try counts. */
    @Transactional
    public boolean later(Claimed mail, String token, Outcome outcome, Duration delay) {
        return refused(mail, token, outcome, "PENDING", clock.instant().plus(delay));
    }

    /** This mail is never tried again. */
    @Transactional
    public boolean failed(Claimed mail, String token, Outcome outcome) {
        return refused(mail, token, outcome, "FAILED", clock.instant());
    }

    /** Gives back what was taken and not tried; no try is counted. */
    @Transactional
    public void release(String token) {
        jdbc.sql("""
                        update outbox_message
                        set state = 'PENDING', lease_token = null, lease_until = null, version = version + 1
                        where lease_token = ? and state = 'CLAIMED'""").param(token).update();
    }

    private boolean refused(Claimed mail, String token, Outcome outcome, String state, Instant next) {
        return jdbc.sql("""
                        update outbox_message set state = ?, next_attempt_at = ?, attempts = attempts + 1,
                            smtp_reply = ?, last_error = ?, error_class = ?, lease_token = null, lease_until = null,
                            version = version + 1
                        where id = ? and lease_token = ?""")
                        .params(
                                state,
                                next.atOffset(ZoneOffset.UTC),
                                outcome.reply(),
                                outcome.reply(),
                                outcome.errorClass(),
                                mail.id(),
                                token)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Claimed read(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                new CustomerId(row.getString("customer_id")),
                origin(row),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("template"),
                row.getString("locale"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getInt("attempts"));
    }

    private static MailRequest.@Nullable Origin origin(ResultSet row) throws SQLException {
        var journey = row.getString("origin_journey");
        return journey == null
                ? null
                : new MailRequest.Origin(journey, row.getString("origin_element"), row.getString("origin_instance"));
    }
}
