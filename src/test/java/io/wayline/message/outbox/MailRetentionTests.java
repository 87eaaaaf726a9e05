package io.wayline.message.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.OutboxDriver;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MailRetentionTests {

    @Autowired
    OutboxDriver outbox;

    @Autowired
    MailRetention retention;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        outbox.clear();
    }

    @Test
    void dropsTheTextOfAnOldMailAndKeepsThatItWasSent() {
        var old = mail(Duration.ofDays(91), MessageState.SENT);
        var young = mail(Duration.ofDays(89), MessageState.SENT);

        assertThat(retention.dropTexts()).isEqualTo(1);

        assertThat(messages.content(old)).isEmpty();
        assertThat(messages.get(old).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(old).recipient()).isEqualTo("anna@example.com");
        assertThat(messages.content(young)).isPresent();
    }

    @Test
    void keepsTheTextOfAMailThatMayStillLeave() {
        var uncertain = mail(Duration.ofDays(400), MessageState.UNKNOWN);
        var held = mail(Duration.ofDays(400), MessageState.HELD);
        mail(Duration.ofDays(91), MessageState.FAILED);

        assertThat(retention.dropTexts()).isEqualTo(1);

        assertThat(messages.content(uncertain)).isPresent();
        assertThat(messages.content(held)).isPresent();
    }

    @Test
    void dropsMoreThanOneStatementTakes() {
        var first = mail(Duration.ofDays(91), MessageState.SENT);
        jdbc.sql("""
                        insert into outbox_message (idem_key, purpose, priority, state, customer_id, customer_ref, template,
                            locale, message_id, not_before, next_attempt_at, attempts, created_at, version)
                        select 'many-' || t.id || '-' || n.id, m.purpose, m.priority, m.state, m.customer_id, m.customer_ref,
                            m.template, m.locale, 'many-' || t.id || '-' || n.id, m.not_before, m.next_attempt_at, 0,
                            m.created_at, 0
                        from outbox_message m, (select row_number() over () as id from information_schema.columns) t,
                            (select row_number() over () as id from information_schema.columns) n
                        where m.id = ? and t.id <= 30 and n.id <= 40""").param(Long.valueOf(first)).update();
        jdbc.sql("""
                        insert into outbox_content (message_id, html, text)
                        select id, 'html', 'text' from outbox_message where idem_key like 'many-%'""").update();

        assertThat(retention.dropTexts()).isEqualTo(1 + 30 * 40);
    }

    @Test
    void dropsOldLinesOfTheBookOfTries() {
        var mail = mail(Duration.ofDays(200), MessageState.SENT);
        line(mail, Duration.ofDays(181));
        line(mail, Duration.ofDays(179));

        assertThat(retention.dropAttempts()).isEqualTo(1);

        assertThat(messages.attempts(mail)).hasSize(1);
    }

    private String mail(Duration age, MessageState state) {
        var ref = outbox.queue("anna@example.com");
        jdbc.sql("update outbox_message set state = ?, created_at = ? where id = ?")
                .params(state.name(), ago(age), Long.valueOf(ref))
                .update();
        return ref;
    }

    private void line(String mail, Duration age) {
        jdbc.sql("""
                        insert into outbox_attempt (message_id, at, node, phase, outcome, text, millis)
                        values (?, ?, 'node', 'DOT', 'SENT', '250 Taken', 3)""").params(Long.valueOf(mail), ago(age)).update();
    }

    private OffsetDateTime ago(Duration age) {
        return outbox.clock().instant().minus(age).atOffset(ZoneOffset.UTC);
    }
}
