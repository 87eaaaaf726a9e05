package io.wayline.audience.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.background.SetAside;
import io.wayline.events.EventInbox;
import io.wayline.events.EventLog;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;

/**
 * Gives the customers of runs their turn, some at a time: one transaction takes their rows, puts an invitation for each
 * into the inbox, and counts them, so that whatever crashes, each is invited once. Nodes take different runs, and no two
 * the same one at a time. Invites nobody while the inbox is full.
 */
@Component
public class Pacer {

    static final String LOOP = "audience.pace";

    /** Where invitations come from, and how their names begin, before the run and the customer. */
    static final String SOURCE = "wayline:audience";

    static final String INVITATION = "invited:";

    private static final Logger log = LoggerFactory.getLogger(Pacer.class);
    private static final int AT_ONCE = 500;
    private static final int RUNS_AT_ONCE = 20;

    /** As many events may wait before more customers are invited: agents and orders go first. */
    private static final int INBOX_FULL = 1_500;

    /** What was not used of the pace, because the node was busy or away, is made up for up to this. */
    private static final Duration MADE_UP = Duration.ofSeconds(30);

    /** A run that is closed is looked at again after this, as the calendar may change. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final ObjectProvider<EventInbox> inbox;
    private final EventLog events;
    private final PaceClock paces;
    private final SetAside aside;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate own;

    Pacer(
            JdbcClient jdbc,
            ObjectProvider<EventInbox> inbox,
            EventLog events,
            PaceClock paces,
            SetAside aside,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.events = events;
        this.paces = paces;
        this.aside = aside;
        this.json = json;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    private record Turn(Enrolment run, Instant pacedUntil) {}

    private record Taken(String customer, @Nullable String ref) {}

    /** One turn for every run that is due, by one after the other; further ones as long as a run goes on without a pace. */
    public void turn() {
        var due = jdbc.sql("select ref from enrolment where state = 'RUNNING' and paced_until <= ?"
                        + " order by paced_until, ref fetch first " + RUNS_AT_ONCE + " rows only")
                .param(RowTime.of(clock.instant()))
                .query(String.class)
                .list();
        var pass = aside.pass(LOOP, due);
        var more = !due.isEmpty();
        while (more) {
            more = false;
            for (var ref : due) {
                more |= hasRoom() && pass.count(ref, () -> invite(ref)) == AT_ONCE;
            }
        }
    }

    private boolean hasRoom() {
        return events.waiting(INBOX_FULL) < INBOX_FULL;
    }

    /** @return how many had their turn */
    int invite(String ref) {
        return own.execute(transaction -> lock(ref).map(this::invite).orElse(0));
    }

    /** Nothing when another node is at it, or it does not run any more. */
    private Optional<Turn> lock(String ref) {
        return jdbc.sql("select * from enrolment where ref = ? and state = 'RUNNING' for update skip locked")
                .param(ref)
                .query((row, number) -> new Turn(EnrolmentRows.read(row, number), RowTime.read(row, "paced_until")))
                .optional();
    }

    private int invite(Turn turn) {
        var run = turn.run();
        var now = clock.instant();
        if (!paces.isOpen(run.pace(), now)) {
            rest(run, now.plus(LOOK_AGAIN));
            return 0;
        }
        var begins = turn.pacedUntil().isBefore(now.minus(MADE_UP)) ? now.minus(MADE_UP) : turn.pacedUntil();
        var may = may(run.pace(), begins, now);
        if (may == 0) {
            return 0;
        }
        var taken = take(run, may, now);
        var invitations = new ArrayList<NewEvent>();
        taken.stream()
                .filter(each -> each.ref() != null)
                .forEach(each -> invitations.add(invitation(run, each.customer(), String.valueOf(each.ref()), now)));
        inbox.getObject().recordAll(invitations);
        var over = taken.size() < may && !isAwaited(run);
        jdbc.sql("""
                        update enrolment set invited = invited + ?, dropped = dropped + ?, paced_until = ?, state = ?,
                            ended_at = ? where ref = ?""")
                .params(
                        invitations.size(),
                        taken.size() - invitations.size(),
                        RowTime.of(pacedUntil(run.pace(), begins, may)),
                        over ? "DONE" : "RUNNING",
                        over ? RowTime.of(now) : null,
                        run.ref())
                .update();
        if (over) {
            log.info("Run {} is done: everybody has had their turn", run.ref());
        }
        return taken.size();
    }

    /** Whoever became somebody else while a turn took its rows is passed over by it, and waits for the next one. */
    private boolean isAwaited(Enrolment run) {
        return jdbc.sql("select exists (select 1 from enrolment_member where enrolment = ? and state = 'WAITING')")
                .param(run.ref())
                .query(Boolean.class)
                .single();
    }

    private void rest(Enrolment run, Instant until) {
        jdbc.sql("update enrolment set paced_until = ? where ref = ?")
                .params(RowTime.of(until), run.ref())
                .update();
    }

    /** How many may be invited now. */
    private static int may(Pace pace, Instant begins, Instant now) {
        if (pace.rate() == null) {
            return AT_ONCE;
        }
        var passed = Duration.between(begins, now).toMillis();
        return passed < 0 ? 0 : (int) Math.min(AT_ONCE, passed * pace.rate() / 60_000 + 1);
    }

    private static Instant pacedUntil(Pace pace, Instant begins, int invited) {
        return pace.rate() == null ? begins : begins.plusNanos(60_000_000_000L * invited / pace.rate());
    }

    /** Their rows are changed before they are read: who is merged meanwhile waits, or is not there any more. */
    private List<Taken> take(Enrolment run, int most, Instant now) {
        var turn = UUID.randomUUID().toString();
        jdbc.sql("""
                        update enrolment_member set state = 'INVITED', turn = ?, invited_at = ?
                        where enrolment = ? and state = 'WAITING' and customer_id in (
                            select w.customer_id from enrolment_member w where w.enrolment = ? and w.state = 'WAITING'
                            order by w.customer_id fetch first %d rows only)""".formatted(most))
                .params(turn, RowTime.of(now), run.ref(), run.ref())
                .update();
        return jdbc.sql("""
                        select m.customer_id, c.ref from enrolment_member m
                        left join customer c on c.id = m.customer_id where m.turn = ? order by m.customer_id""")
                .param(turn)
                .query((row, number) -> new Taken(row.getString("customer_id"), row.getString("ref")))
                .list();
    }

    private NewEvent invitation(Enrolment run, String customer, String ref, Instant now) {
        return new NewEvent(
                SOURCE,
                INVITATION + run.ref() + ":" + customer,
                Enrolments.INVITED,
                new CustomerRef(ref),
                now,
                json.createObjectNode().put("campaign", run.campaign()).put("enrolmentRef", run.ref()),
                false);
    }
}
