package io.wayline.faults;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;

import static org.awaitility.Awaitility.await;

/** Waits for nodes to get somewhere, and cuts short what they only wait for. */
final class Progress {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Nodes nodes;
    private final JdbcClient sql;

    Progress(Nodes nodes) {
        this.nodes = nodes;
        this.sql = nodes.sql();
    }

    /** How many mails of the run the mail server has, doubled ones included. */
    long taken(Run run) {
        return nodes.mailServer().accepted().stream()
                .filter(mail -> mail.recipient().startsWith(run.name() + "-"))
                .count();
    }

    /** How many rows of the run stand in a state; the states as in SQL. */
    long rows(Run run, String states) {
        return sql.sql("select count(*) from outbox_message where customer_ref like ? || '-%' and state in (" + states
                        + ")")
                .param(run.name())
                .query(Long.class)
                .single();
    }

    /** How many mails of the run have been asked for. */
    long rows(Run run) {
        return sql.sql("select count(*) from outbox_message where customer_ref like ? || '-%'")
                .param(run.name())
                .query(Long.class)
                .single();
    }

    /** Until the mail server has that many mails of the run, doubled ones included. */
    void untilTaken(Run run, long mails) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> taken(run) >= mails);
    }

    /** Until every mail of the run has come to an end. */
    void untilSettled(Run run) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(250)).until(() -> {
            cutWaitsShort();
            return rows(run, "'SENT', 'UNKNOWN', 'FAILED', 'SUPPRESSED', 'CANCELLED', 'EXPIRED'") == run.mails();
        });
    }

    /** No mail leaves. */
    void pause() {
        sql.sql("""
                        insert into outbox_control (scope, name, paused, reason, changed_by, changed_at)
                        values ('GLOBAL', '', true, 'a test', 'test', now())""").update();
    }

    /** Mails leave again. */
    void goOn() {
        sql.sql("delete from outbox_control").update();
    }

    /** What dead nodes held is theirs no longer; to be called while none lives that holds something. */
    void leasesEnd() {
        sql.sql("update outbox_message set lease_until = now() - interval '1 second' where lease_until is not null")
                .update();
        sql.sql("update act_ru_job set lock_exp_time_ = now() - interval '1 second' where lock_exp_time_ is not null")
                .update();
    }

    /** Steps and mails that were refused are due now, not in a minute; nor does a hand-over take twenty seconds. */
    private void cutWaitsShort() {
        sql.sql("update outbox_message set next_attempt_at = now() where state = 'PENDING' and next_attempt_at > now()")
                .update();
        sql.sql("update act_ru_job set duedate_ = now() where type_ = 'message' and retries_ > 0 and duedate_ > now()")
                .update();
        sql.sql("""
                        update outbox_message set lease_until = now() - interval '1 second'
                        where state = 'HANDOVER' and handover_at < now() - interval '20 seconds'""").update();
    }
}
