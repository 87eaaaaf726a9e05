package io.wayline.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.shared.RowTime;

/** Makes runs of campaigns that have been, and what came of them, as rows. */
@TestComponent
public class CampaignDriver {

    private final JdbcTemplate jdbc;
    private final Enrolments enrolments;

    CampaignDriver(JdbcTemplate jdbc, Enrolments enrolments) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
    }

    /** So many ids of customers whom nobody else has. */
    public List<String> people(int many) {
        var ids = new ArrayList<String>();
        for (var each = 0; each < many; each++) {
            ids.add(UUID.randomUUID().toString());
        }
        return ids;
    }

    /** A run that is done, by which they were invited then. */
    public Enrolment ran(String campaign, Instant at, List<String> people) {
        return run(campaign, at, people, false, "DONE");
    }

    /** The same for a test group. */
    public Enrolment tested(String campaign, Instant at, List<String> people) {
        return run(campaign, at, people, true, "DONE");
    }

    /** A run that has invited these and goes on. */
    public Enrolment runs(String campaign, Instant at, List<String> people) {
        return run(campaign, at, people, false, "RUNNING");
    }

    private Enrolment run(String campaign, Instant at, List<String> people, boolean test, String state) {
        var ref = UUID.randomUUID().toString();
        jdbc.update(
                """
                insert into enrolment (ref, once_key, segment, version, campaign, state, working_time, total, invited,
                    dropped, paced_until, asked_by, asked_at, ended_at, test_run)
                values (?, ?, 'everybody-of-test', 1, ?, ?, false, ?, ?, 0, ?, 'tang', ?, ?, ?)""",
                ref,
                "test:" + ref,
                campaign,
                state,
                people.size(),
                people.size(),
                RowTime.of(at),
                RowTime.of(at),
                state.equals("DONE") ? RowTime.of(at) : null,
                test);
        jdbc.batchUpdate(
                "insert into enrolment_member (enrolment, customer_id, state, turn, invited_at) values (?, ?, 'INVITED', ?, ?)",
                people.stream()
                        .map(id -> new Object[] {ref, id, ref, RowTime.of(at)})
                        .toList());
        return enrolments.get(ref);
    }

    /** A mail that the campaign's journey asked for then, and how it stands; it left, or was tried, at the same moment. */
    public void mail(String campaign, List<String> people, String state, @Nullable String reason, Instant at) {
        jdbc.batchUpdate(
                """
                insert into outbox_message (idem_key, purpose, priority, state, reason, customer_id, customer_ref,
                    origin_journey, template, locale, message_id, not_before, next_attempt_at, attempts, created_at, sent_at,
                    version)
                values (?, 'MARKETING', 10, ?, ?, ?, ?, ?, 'monthly-news', 'en', ?, ?, ?, 1, ?, ?, 1)""",
                people.stream()
                        .map(id -> new Object[] {
                            "test:" + UUID.randomUUID(),
                            state,
                            reason,
                            id,
                            id,
                            campaign,
                            UUID.randomUUID() + "@test",
                            RowTime.of(at),
                            RowTime.of(at),
                            RowTime.of(at),
                            state.equals("SENT") ? RowTime.of(at) : null
                        })
                        .toList());
        if (state.equals("FAILED")) {
            people.forEach(id -> jdbc.update("""
                    insert into outbox_attempt (message_id, at, node, phase, outcome, code, text, millis)
                    select id, ?, 'test', 'RCPT', 'RECIPIENT_BAD', 550, 'no such mailbox', 1 from outbox_message
                    where customer_id = ? and origin_journey = ?""", RowTime.of(at), id, campaign));
        }
    }

    public void left(String campaign, List<String> people, Instant at) {
        mail(campaign, people, "SENT", null, at);
    }

    /** They say no to marketing by mail. */
    public void sayNo(List<String> people, Instant at) {
        people.forEach(id -> jdbc.update("""
                insert into consent_proof (ref, customer_id, purpose, channel, given, at, recorded_at, source, said, cause_kind,
                    cause_ref)
                values (?, ?, 'marketing', 'email', false, ?, ?, 'one-click', 'mail', 'system', 'test')""", UUID.randomUUID().toString(), id, RowTime.of(at), RowTime.of(at)));
    }

    public void complain(List<String> people, Instant at) {
        people.forEach(id -> jdbc.update("""
                insert into complaint (ref, customer_id, source_ref, category, category_said, severity, sender_known,
                    safety_suspected, tier, stage, received_at, round, version)
                values (?, ?, ?, 'service', 'service', 4, true, false, 'C', 'CLOSED', ?, 1, 1)""", "T-" + id.substring(0, 18), id, id, RowTime.of(at)));
    }

    public void order(List<String> people, Instant at) {
        people.forEach(id -> jdbc.update(
                "insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)"
                        + " values (?, ?, ?, 10, 'CNY', ?)",
                UUID.randomUUID().toString(),
                id,
                RowTime.of(at),
                RowTime.of(at)));
    }

    /** They were given this variant then. */
    public void variant(String experiment, List<String> people, String variant, Instant at) {
        people.forEach(id -> jdbc.update(
                "insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)"
                        + " values (?, ?, ?, ?, false)",
                experiment,
                id,
                variant,
                RowTime.of(at)));
    }

    /** Nobody has a variant of it any more. */
    public void forget(String experiment) {
        jdbc.update("delete from experiment_variant where experiment = ?", experiment);
    }
}
