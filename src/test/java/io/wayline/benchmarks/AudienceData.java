package io.wayline.benchmarks;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.value.Valuation;

/**
 * A company's customers with all that rules ask of them: three orders each on average, some often and some never, what
 * they agreed to, their journeys, surveys, complaints, and mails. Written by the database, as a load of a million rows is.
 */
final class AudienceData {

    private static final String ID = "cast(md5('customer ' || n) as uuid)::text";

    private final JdbcClient sql;

    AudienceData(JdbcClient sql) {
        this.sql = sql;
    }

    /** As many as are asked for, in place of those who are there. */
    void fill(int customers, Valuation valuation) {
        sql.sql("""
                        truncate customer, customer_tag, consent, consent_proof, marketing_hold, customer_order_item,
                            customer_order, customer_value, journey_instance, survey, complaint, outbox_message,
                            mail_suppression, segment_member, enrolment, enrolment_member cascade""").update();
        people(customers);
        consent();
        orders(customers);
        stories();
        sql.sql("vacuum analyze").update();
        valuation.compute();
        sql.sql("vacuum analyze").update();
    }

    private void people(int customers) {
        sql.sql("""
                        insert into customer (id, ref, name, email, email_key, phone, locale, zone, birthday, lifecycle, owner,
                            since, changed_at, version)
                        select %s, 'B-' || lpad(n::text, 7, '0'), 'Customer' || n || ' Berg',
                            case when n %% 20 > 0 then 'customer' || n || '@example.com' end,
                            case when n %% 20 > 0 then 'customer' || n || '@example.com' end,
                            case when n %% 3 > 0 then '+86138' || lpad(n::text, 8, '0') end,
                            case when n %% 4 = 0 then 'en' else 'zh-CN' end,
                            case n %% 10 when 0 then 'Europe/Berlin' when 1 then 'America/New_York' end,
                            case when n %% 10 < 7 then date '1950-01-01' + cast(floor(random() * 20000) as integer) end,
                            (array['PROSPECT', 'NEW', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DORMANT', 'AT_RISK', 'WON_BACK',
                                'CHURNED'])[1 + cast(floor(random() * 10) as integer)],
                            case when n %% 5 = 0 then 'agent' || n %% 50 end,
                            now() - random() * interval '1500 days', now(), 0
                        from generate_series(1, :customers) n""".formatted(ID)).param("customers", customers).update();
        for (var tag : List.of("vip/100", "newsletter/5", "fair-2026/1000")) {
            var parts = tag.split("/");
            sql.sql("insert into customer_tag (customer_id, tag) select id, ? from customer where random() * ? < 1")
                    .params(parts[0], Integer.valueOf(parts[1]))
                    .update();
        }
    }

    private void consent() {
        sql.sql("""
                        insert into consent_proof (ref, customer_id, purpose, channel, given, at, recorded_at, source, said,
                            cause_kind, cause_ref)
                        select gen_random_uuid()::text, id, 'marketing', 'email', random() < 0.85, now(), now(), 'IMPORT', 'yes',
                            'IMPORT', 'benchmark'
                        from customer where random() < 0.7""").update();
        sql.sql("""
                        insert into consent (customer_id, purpose, channel, given, proof_id)
                        select customer_id, purpose, channel, given, id from consent_proof""").update();
        sql.sql("""
                        insert into marketing_hold (customer_id, reason, reference, placed_at, lifted_at)
                        select id, 'complaint', ref, now() - interval '40 days',
                            case when random() < 0.8 then now() - interval '20 days' end
                        from customer where random() < 0.03""").update();
        sql.sql("""
                        insert into mail_suppression (address, reason, at)
                        select email, 'hard-bounce', now() from customer where email is not null and random() < 0.01""").update();
    }

    private void orders(int customers) {
        // one of eight never ordered, some often; dear and cheap, within four years
        sql.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at, undone)
                        select 'O-' || o, cast(md5('customer ' || n) as uuid)::text, now() - age * interval '1460 days',
                            round((exp(random() * 6))::numeric, 2), 'CNY', now(), case when o % 50 = 0 then 'CANCELLED' end
                        from (select o, 1 + cast(floor(power(random(), 2) * :customers) as integer) as n, random() as age
                            from generate_series(1, 3 * :customers) o) made""").param("customers", customers).update();
        sql.sql("""
                        insert into customer_order_item (order_ref, line, category, quantity, price)
                        select ref, 1, 'category-' || cast(floor(power(random(), 2) * 200) as integer), 1, amount
                        from customer_order""").update();
    }

    private void stories() {
        sql.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at, ended_at,
                            ended_by)
                        select gen_random_uuid()::text, (array['onboarding', 'after-sale', 'win-back'])[1 + kind],
                            'benchmark-' || kind, id, '', now() - age * interval '700 days',
                            case when age > 0.1 then now() - (age - 0.1) * interval '700 days' end,
                            case when age > 0.1 then 'EndEvent_' || kind end
                        from (select id, cast(floor(random() * 3) as integer) as kind, random() as age from customer) c""").update();
        sql.sql("""
                        insert into survey (ref, customer_id, kind, once_key, language, asked_at, expires_at, answered_at,
                            changes, score, settled_at)
                        select gen_random_uuid()::text, id, (array['CSAT', 'NPS', 'CES'])[1 + kind],
                            gen_random_uuid()::text, 'en', now() - age * interval '700 days',
                            now() - age * interval '700 days' + interval '14 days',
                            case when kind < 2 then now() - age * interval '690 days' end, 0,
                            case when kind < 2 then cast(floor(random() * 10) as integer) end,
                            case when kind < 2 then now() - age * interval '690 days' end
                        from (select id, cast(floor(random() * 3) as integer) as kind, random() as age from customer
                            where random() < 0.4) c""").update();
        sql.sql("""
                        insert into complaint (customer_id, source_ref, category, category_said, severity, sender_known,
                            safety_suspected, tier, stage, received_at, round, version)
                        select id, 'X-' || ref, (array['delivery', 'quality', 'invoice', 'price'])[1 + kind], 'said', 3, true,
                            false, 'B', case when age < 0.05 then 'RECEIVED' else 'CLOSED' end,
                            now() - age * interval '700 days', 1, 0
                        from (select id, ref, cast(floor(random() * 4) as integer) as kind, random() as age from customer
                            where random() < 0.05) c""").update();
        sql.sql("""
                        insert into outbox_message (idem_key, purpose, priority, state, customer_id, customer_ref, recipient,
                            recipient_domain, subject, template, locale, message_id, not_before, next_attempt_at, attempts,
                            sent_at, created_at, version)
                        select key, case when kind = 0 then 'MARKETING' else 'SERVICE' end, 5, 'SENT', id, ref, email,
                            'example.com', 'Hello', (array['monthly-news', 'welcome', 'purchase-thanks'])[1 + kind], 'en',
                            '<' || key || '@example.com>', at, at, 1, at, at, 0
                        from (select id, ref, email, gen_random_uuid()::text as key,
                                cast(floor(random() * 3) as integer) as kind, now() - random() * interval '400 days' as at
                            from customer where email is not null) c""").update();
    }
}
