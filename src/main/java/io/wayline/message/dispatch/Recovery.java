package io.wayline.message.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.message.MailSettings;
import io.wayline.message.MailSettings.UncertainRule;
import io.wayline.message.MessageState;
import io.wayline.message.MessageState.Move;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.Attempts;
import io.wayline.message.outbox.MailStates;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Moves on what nobody else will: mails of nodes that have died, held ones whose time has come, and uncertain ones for
 * which a rule is set. A claimed mail has certainly not left and is due again; one that was being handed over may have,
 * and becomes uncertain. A mail for which that fails is set aside, and the others are moved on.
 */
@Component
class Recovery {

    /** Names what is set aside here; an item is a mail's id. */
    static final String LOOP = "message.recovery";

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int AT_ONCE = 500;

    private static final String IS_STUCK = """
            (m.state in ('CLAIMED', 'HANDOVER') and m.lease_until < current_timestamp
                or m.state = 'HELD' and m.next_attempt_at <= :now)""";

    private static final String IS_UNCERTAIN = """
            m.state = 'UNKNOWN' and m.purpose = :purpose and m.handover_at < :before and m.resends = 0""";

    private final JdbcClient jdbc;
    private final MailStates states;
    private final Attempts attempts;
    private final Timeline timeline;
    private final MailSettings.Uncertain rules;
    private final SetAside aside;
    private final Clock clock;
    private final TransactionTemplate own;

    Recovery(
            JdbcClient jdbc,
            MailStates states,
            Attempts attempts,
            Timeline timeline,
            MailSettings settings,
            SetAside aside,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.states = states;
        this.aside = aside;
        this.own = new TransactionTemplate(transactions);
        this.attempts = attempts;
        this.timeline = timeline;
        this.rules = settings.uncertain();
        this.clock = clock;
    }

    private record Stuck(
            long id,
            MessageState state,
            CustomerId customer,
            String template,
            @Nullable String owner) {

        static Stuck read(ResultSet row, int number) throws SQLException {
            return new Stuck(
                    row.getLong("id"),
                    MessageState.valueOf(row.getString("state")),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("template"),
                    row.getString("lease_owner"));
        }
    }

    /** Does so for at most 500 mails of each kind, each kind in a transaction of its own; safe on all nodes at once. */
    void sweep() {
        var now = new Question(IS_STUCK, Map.of("now", now()));
        together(now, this::moveOn);
        for (var purpose : Purpose.values()) {
            if (rules.of(purpose) != UncertainRule.HOLD) {
                var before = clock.instant().minus(rules.evidence()).atOffset(ZoneOffset.UTC);
                together(
                        new Question(IS_UNCERTAIN, Map.of("purpose", purpose.name(), "before", before)),
                        mails -> followRule(purpose, mails));
            }
        }
    }

    /** What is true of mails {@code m} that are to be moved on. */
    private record Question(String condition, Map<String, Object> values) {}

    /** The ids first and without a lock, so that it is known which ones there were when they cannot be moved. */
    private void together(Question which, Consumer<List<Stuck>> move) {
        var ids = jdbc.sql("select m.id from outbox_message m where " + which.condition() + " and not "
                        + SetAside.rests(LOOP, "cast(m.id as varchar(20))", ":rests")
                        + " order by m.id fetch first " + AT_ONCE + " rows only")
                .params(which.values())
                .param("rests", now())
                .query(Long.class)
                .list();
        aside.pass(LOOP, ids.stream().map(String::valueOf).toList())
                .together(
                        ids,
                        String::valueOf,
                        mails -> own.executeWithoutResult(open -> move.accept(lock(which, mails))));
    }

    /** Those of them that are still so and that no other node moves. */
    private List<Stuck> lock(Question which, List<Long> mails) {
        return jdbc.sql("select m.id, m.state, m.customer_id, m.template, m.lease_owner from outbox_message m where "
                        + which.condition() + " and m.id in (:ids) order by m.id for update skip locked")
                .params(which.values())
                .param("ids", mails)
                .query(Stuck::read)
                .list();
    }

    private void moveOn(List<Stuck> stuck) {
        dueAgain(stuck);
        uncertain(stuck);
    }

    private void dueAgain(List<Stuck> stuck) {
        var ids = idsOf(stuck, false);
        if (!ids.isEmpty()) {
            // neither of the two has left, and a held one is judged again when its turn comes
            states.recover(ids);
        }
    }

    private void uncertain(List<Stuck> stuck) {
        var ids = idsOf(stuck, true);
        if (ids.isEmpty()) {
            return;
        }
        states.lose(ids);
        var entries = new ArrayList<Entry>();
        for (var mail : stuck) {
            if (mail.state() == MessageState.HANDOVER) {
                attempts.addMissing(mail.id(), mail.owner());
                entries.add(entry(mail, "mail-uncertain"));
            }
        }
        timeline.addAll(entries);
        log.warn(
                "Uncertain mails, for their node stopped before the answer of the mail server was kept: {}",
                ids.size());
    }

    private void followRule(Purpose purpose, List<Stuck> uncertain) {
        var resend = rules.of(purpose) == UncertainRule.RESEND_ONCE;
        for (var mail : uncertain) {
            states.followRule(resend ? Move.RESEND_BY_RULE : Move.ASSUME_SENT, mail.id());
            timeline.add(entry(mail, resend ? "mail-resent" : "mail-assumed-sent"));
        }
    }

    private Entry entry(Stuck mail, String kind) {
        return new Entry(
                mail.customer(),
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.of("template", mail.template(), "message", Long.toString(mail.id()), "reason", "UNKNOWN"),
                Cause.system("message"));
    }

    private static List<Long> idsOf(List<Stuck> stuck, boolean handedOver) {
        return stuck.stream()
                .filter(mail -> (mail.state() == MessageState.HANDOVER) == handedOver)
                .map(Stuck::id)
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
