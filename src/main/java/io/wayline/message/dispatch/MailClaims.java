package io.wayline.message.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MailSettings;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.outbox.ThisNode;
import io.wayline.message.pace.SendPace;
import io.wayline.message.template.Written;

/**
 * Takes due mails out of the outbox for one dispatcher at a time. Leases run by the database's clock, which all nodes
 * share.
 */
@Component
class MailClaims {

    /** Holds for a mail {@code m} that a person, or a server's refusal, has stopped for now. */
    static final String IS_PAUSED = """
            exists (select 1 from outbox_control c where c.paused and (c.scope = 'GLOBAL'
                or c.scope = 'CLASS' and c.name = m.purpose or c.scope = 'PROVIDER' and c.name = m.provider
                or c.scope = 'DOMAIN' and c.name = m.recipient_domain
                or c.scope = 'TEMPLATE' and c.name = m.template
                or c.scope = 'JOURNEY' and c.name = m.origin_journey))""";

    private static final String CLAIM = """
            select m.*, exists (select 1 from mail_suppression s where s.address = lower(m.recipient)) as undeliverable
            from outbox_message m
            where m.state = 'PENDING' and m.next_attempt_at <= :now and m.priority <= :last
                and m.provider not in (:exhaustedProviders) and m.purpose not in (:exhaustedClasses)
                and not\s""" + IS_PAUSED + """

            order by m.priority, m.next_attempt_at, m.id fetch first :batch rows only for update skip locked""";

    private final JdbcClient jdbc;
    private final MailStates states;
    private final BrokenMails broken;
    private final Clock clock;
    private final ThisNode node;
    private final Duration lease;
    private final int batch;

    MailClaims(
            JdbcClient jdbc, MailStates states, BrokenMails broken, Clock clock, ThisNode node, MailSettings settings) {
        this.jdbc = jdbc;
        this.states = states;
        this.broken = broken;
        this.clock = clock;
        this.node = node;
        this.lease = settings.lease();
        this.batch = settings.batch();
    }

    /** How many mails are taken at once. */
    int batch() {
        return batch;
    }

    /** How long they belong to whoever took them. */
    Duration lease() {
        return lease;
    }

    /** Takes the next due mails, the most urgent first; no two callers ever hold the same one. */
    @Transactional
    public List<ClaimedMessage> claim(String token, DispatchLane lane, SendPace.Exhausted exhausted) {
        var unreadable = new HashMap<Long, RuntimeException>();
        var claimed = jdbc
                .sql(CLAIM)
                .param("now", now())
                .param("last", lane.lastPriority())
                .param("exhaustedProviders", exhausted.providers())
                .param("exhaustedClasses", exhausted.classes())
                .param("batch", batch)
                .query((row, number) -> readable(row, number, unreadable))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        unreadable.forEach((mail, failure) -> broken.rest(mail, token, failure));
        if (!claimed.isEmpty()) {
            states.claim(claimed.stream().map(ClaimedMessage::id).toList(), token, node.name(), lease);
        }
        return claimed;
    }

    private static Optional<ClaimedMessage> readable(ResultSet row, int number, Map<Long, RuntimeException> unreadable)
            throws SQLException {
        try {
            return Optional.of(ClaimedMessage.read(row, number));
        } catch (RuntimeException failure) {
            unreadable.put(row.getLong("id"), failure);
            return Optional.empty();
        }
    }

    /** What the mails say, by their ids. */
    Map<Long, Written> contents(List<ClaimedMessage> mails) {
        var contents = new HashMap<Long, Written>();
        jdbc.sql("""
                        select c.message_id, m.subject, c.html, c.text from outbox_content c
                        join outbox_message m on m.id = c.message_id where c.message_id in (:ids)""")
                .param("ids", mails.stream().map(ClaimedMessage::id).toList())
                .query(row -> {
                    contents.put(
                            row.getLong("message_id"),
                            new Written(row.getString("subject"), row.getString("html"), row.getString("text")));
                });
        return contents;
    }

    /** Gives back what was taken and not tried; no try is counted. */
    @Transactional
    public void release(String token) {
        states.giveBack(token);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
