package io.wayline.benchmarks;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.MessageState;
import io.wayline.message.Purpose;

/**
 * Many mails like one that the product wrote: its rows copied in the database, each to a customer of its own. What is
 * measured is how they leave, not how they are asked for.
 */
final class ClonedMails {

    private final JdbcClient sql;

    /** @param customers how many customers there are to write to, {@code B-1} and so on, who agreed to everything */
    ClonedMails(JdbcClient sql, int customers) {
        this.sql = sql;
        sql.sql("""
                        insert into customer (id, ref, email, email_key, lifecycle, since, changed_at, version)
                        select gen_random_uuid(), ref, ref || '@example.com', ref || '@example.com', 'NEW', now(), now(), 0
                        from (select 'B-' || n as ref from generate_series(1, :customers) n)""").param("customers", customers).update();
        sql.sql("""
                        insert into consent_proof (ref, customer_id, purpose, channel, given, at, recorded_at, source, said,
                            cause_kind, cause_ref)
                        select gen_random_uuid(), id, 'marketing', 'email', true, now(), now(), 'IMPORT', 'yes',
                            'SYSTEM', 'benchmark'
                        from customer where ref like 'B-%'""").update();
        sql.sql("""
                        insert into consent (customer_id, purpose, channel, given, proof_id)
                        select customer_id, purpose, channel, given, id from consent_proof
                        where cause_ref = 'benchmark'""").update();
    }

    /**
     * Adds copies of the only mail that there is at first.
     *
     * @param name in front of their Message-IDs, after the bracket, with a dash behind it
     */
    void addMany(String name, int mails, Purpose purpose, MessageState state) {
        add(name, mails, purpose, state);
        sql.sql("vacuum analyze outbox_message").update();
    }

    /** The same, so few that the database need not look at its tables anew. */
    void add(String name, int mails, Purpose purpose, MessageState state) {
        // row and text in one statement: a node may look at any moment, and a mail without its text is never sent
        sql.sql("""
                        with made as (
                            insert into outbox_message (idem_key, purpose, priority, state, customer_id, customer_ref,
                                recipient, recipient_domain, provider, subject, template, locale, message_id, not_before,
                                next_attempt_at, attempts, sent_at, created_at, version)
                            select :name || '-' || n, :purpose, :priority, :state, c.id, c.ref, c.email, 'example.com',
                                m.provider, m.subject, m.template, m.locale,
                                '<' || :name || '-' || n || substring(m.message_id from '@.*'), now(), now(), 0,
                                case when :state = 'SENT' then now() end, now(), 0
                            from outbox_message m, generate_series(1, :mails) n
                            join customer c
                                on c.ref = 'B-' || ((n - 1) % (select count(*) from customer where ref like 'B-%') + 1)
                            where m.id = (select min(id) from outbox_message)
                            returning id)
                        insert into outbox_content (message_id, html, text)
                        select made.id, c.html, c.text from made, outbox_content c
                        where c.message_id = (select min(id) from outbox_message)""")
                .param("name", name)
                .param("purpose", purpose.name())
                .param("priority", purpose.priority())
                .param("state", state.name())
                .param("mails", mails)
                .update();
    }

    /** How many have not come to an end. */
    long open() {
        // each by its own index
        return sql.sql("""
                        select (select count(*) from outbox_message where state = 'PENDING')
                            + (select count(*) from outbox_message where state = 'HELD')
                            + (select count(*) from outbox_message where state in ('CLAIMED', 'HANDOVER'))""").query(Long.class).single();
    }

    /** Whether anything may leave. */
    void paused(boolean paused) {
        sql.sql("delete from outbox_control").update();
        if (paused) {
            sql.sql("""
                            insert into outbox_control (scope, name, paused, reason, changed_by, changed_at)
                            values ('GLOBAL', '', true, 'benchmark', 'benchmark', now())""").update();
        }
    }
}
