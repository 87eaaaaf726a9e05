package io.wayline.message.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageState;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate;
import io.wayline.message.template.Written;
import io.wayline.shared.MailAddress;

/** Writes new rows of the outbox, each key once. */
@Component
public class OutboxRows {

    private static final String INSERT = """
            insert into outbox_message (idem_key, once_key, purpose, priority, state, reason, reason_facts, customer_id,
                customer_ref, origin_journey, origin_element, origin_instance, recipient, recipient_domain, provider,
                recipient_name, subject, template, locale, message_id, not_before, next_attempt_at, expires_at, attempts,
                created_at, version)
            select :key, cast(:once as varchar(200)), :purpose, :priority, :state, cast(:reason as varchar(60)),
                cast(:facts as varchar(1000)), :customer, :customerRef, cast(:journey as varchar(200)), cast(:element as varchar(200)),
                cast(:instance as varchar(64)), cast(:recipient as varchar(254)), cast(:domain as varchar(253)), :provider,
                cast(:name as varchar(200)), cast(:subject as varchar(1000)), :template, :locale, :messageId,
                cast(:notBefore as timestamp(6) with time zone), cast(:notBefore as timestamp(6) with time zone),
                cast(:expires as timestamp(6) with time zone), 0,
                cast(:at as timestamp(6) with time zone), 0
            where not exists (select 1 from outbox_message where idem_key = :key)
              and not exists (select 1 from outbox_message where once_key = cast(:once as varchar(200)))
              and not exists (select 1 from mail_suppression where address = lower(cast(:recipient as varchar(254))))""";

    private final JdbcClient jdbc;
    private final Providers providers;
    private final ReasonFacts facts;

    OutboxRows(JdbcClient jdbc, Providers providers, ReasonFacts facts) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.facts = facts;
    }

    /** What every new row has, whether it goes out or not. */
    public record NewMessage(
            MailRequest request,
            Customer customer,
            Purpose purpose,
            String locale,
            String messageId,
            OffsetDateTime at,
            @Nullable Instant expires) {}

    /** What a repeat needs to know. */
    public record RecordedMessage(
            long id, MessageState state, @Nullable String reason) {}

    /**
     * A row that waits for its turn, or until the gate lets it go. Without a subject it is yet to be written.
     *
     * @return the new row's id, or empty when a row with the same key or the same once key stands already, or the
     *     address is known to be wrong
     */
    public Optional<Long> insert(
            NewMessage row, MailAddress address, SendGate.Verdict verdict, @Nullable String subject) {
        var held = verdict.kind() == SendGate.Verdict.Kind.HOLD;
        var until = verdict.until();
        return insert(statement(row, held ? MessageState.HELD : MessageState.PENDING)
                .param("once", row.request().oncePer())
                .param("reason", held ? verdict.reason() : null)
                .param("facts", facts.text(verdict.facts()))
                .param("notBefore", until == null ? row.at() : until.atOffset(ZoneOffset.UTC))
                .param("recipient", address.value())
                .param("domain", address.domain())
                .param("provider", providers.of(address.domain()))
                .param("name", row.customer().name())
                .param("subject", subject));
    }

    /** A suppressed mail does not use up its once key. */
    Optional<Long> insertSuppressed(NewMessage row, SendGate.Verdict verdict) {
        return insert(statement(row, MessageState.SUPPRESSED)
                .param("once", null)
                .param("reason", verdict.reason())
                .param("facts", facts.text(verdict.facts()))
                .param("notBefore", row.at())
                .param("recipient", null)
                .param("domain", null)
                .param("provider", Providers.OTHER)
                .param("name", null)
                .param("subject", null));
    }

    void updateSubject(long id, String subject) {
        jdbc.sql("update outbox_message set subject = ? where id = ?")
                .params(subject, id)
                .update();
    }

    public void insertContent(long id, Written mail) {
        jdbc.sql("insert into outbox_content (message_id, html, text) values (?, ?, ?)")
                .params(id, mail.html(), mail.text())
                .update();
    }

    public Optional<RecordedMessage> find(String key) {
        return jdbc.sql("select id, state, reason from outbox_message where idem_key = ?")
                .param(key)
                .query((row, number) -> new RecordedMessage(
                        row.getLong("id"), MessageState.valueOf(row.getString("state")), row.getString("reason")))
                .optional();
    }

    private JdbcClient.StatementSpec statement(NewMessage row, MessageState state) {
        var request = row.request();
        var origin = request.origin();
        return jdbc.sql(INSERT)
                .param("key", request.key())
                .param("purpose", row.purpose().name())
                .param("priority", row.purpose().priority())
                .param("state", state.name())
                .param("customer", row.customer().id().value())
                .param("customerRef", row.customer().ref().value())
                .param("journey", origin == null ? null : origin.journey())
                .param("element", origin == null ? null : origin.element())
                .param("instance", origin == null ? null : origin.instance())
                .param("template", request.template())
                .param("locale", row.locale())
                .param("messageId", row.messageId())
                .param("at", row.at())
                .param("expires", row.expires() == null ? null : row.expires().atOffset(ZoneOffset.UTC));
    }

    private static Optional<Long> insert(JdbcClient.StatementSpec statement) {
        var key = new GeneratedKeyHolder();
        return statement.update(key, "id") == 0 ? Optional.empty() : Optional.of(key.getKeyAs(Long.class));
    }
}
