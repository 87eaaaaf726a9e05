package io.wayline.audience.enrolment;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.shared.RowTime;

/**
 * Drops the rows of customers of runs that ended long ago, some at a time, so that no statement locks for long. Safe on all
 * nodes at once: two that drop the same drop it once.
 */
@Component
public class EnrolmentRetention {

    /** Names what is set aside here; an item is a run's ref. */
    static final String LOOP = "audience.retention";

    private static final Logger log = LoggerFactory.getLogger(EnrolmentRetention.class);
    private static final int RUNS_AT_ONCE = 50;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final EnrolmentSettings settings;
    private final SetAside aside;
    private final Clock clock;

    EnrolmentRetention(JdbcClient jdbc, EnrolmentSettings settings, SetAside aside, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.aside = aside;
        this.clock = clock;
    }

    /** One look at all that is kept no longer. */
    public void turn() {
        var done = RUNS_AT_ONCE;
        while (done == RUNS_AT_ONCE) {
            var due = jdbc.sql("select ref from enrolment where members_gone_at is null and ended_at < ?"
                            + " order by ended_at, ref fetch first " + RUNS_AT_ONCE + " rows only")
                    .param(RowTime.of(clock.instant().minus(settings.keepMembers())))
                    .query(String.class)
                    .list();
            var pass = aside.pass(LOOP, due);
            done = due.stream()
                    .mapToInt(ref -> pass.attempt(ref, () -> drop(ref)) ? 1 : 0)
                    .sum();
        }
    }

    private void drop(String run) {
        var all = 0;
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            some = jdbc.sql("""
                            delete from enrolment_member where enrolment = ? and customer_id in (
                                select oldest.customer_id from enrolment_member oldest where oldest.enrolment = ?
                                order by oldest.customer_id fetch first %d rows only)""".formatted(AT_ONCE)).params(run, run).update();
            all += some;
        }
        jdbc.sql("update enrolment set members_gone_at = ? where ref = ?")
                .params(RowTime.of(clock.instant()), run)
                .update();
        log.info("Run {}: the rows of {} customers are kept no longer", run, all);
    }
}
