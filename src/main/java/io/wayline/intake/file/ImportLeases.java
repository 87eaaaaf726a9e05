package io.wayline.intake.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.row.RowTaker;
import io.wayline.shared.RowTime;

/**
 * Who works on which import. Files are worked on one after the other in the order in which they came, over all nodes,
 * so that orders find the customers of the file before. Every change names the worker; one that has been overtaken
 * changes nothing.
 */
@Component
class ImportLeases {

    private final JdbcClient jdbc;
    private final ImportSettings settings;
    private final Clock clock;

    ImportLeases(JdbcClient jdbc, ImportSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The oldest import that has not ended, unless somebody else works on it. */
    Optional<ImportRun> claim(String worker) {
        var now = clock.instant();
        return jdbc.sql("""
                        select * from import_run where state in ('RECEIVED', 'RUNNING')
                        order by received_at, id fetch first 1 rows only""")
                .query(ImportRuns::read)
                .optional()
                .filter(run -> jdbc.sql("""
                                        update import_run set state = 'RUNNING', lease_by = ?, lease_until = ?,
                                            began_at = coalesce(began_at, ?)
                                        where id = ? and state in ('RECEIVED', 'RUNNING') and lease_until <= ?""")
                                .params(
                                        worker,
                                        until(now, settings.lease()),
                                        RowTime.of(now),
                                        run.id(),
                                        RowTime.of(now))
                                .update()
                        == 1);
    }

    /** @throws LeaseLost when the import was stopped, or another worker has it */
    void keep(String id, String worker) {
        fence(jdbc.sql("update import_run set lease_until = ? where id = ? and lease_by = ? and state = 'RUNNING'")
                .params(until(clock.instant(), settings.lease()), id, worker)
                .update());
    }

    /** Gives it back at once, or after a pause. */
    void release(String id, String worker, Duration pause) {
        jdbc.sql("update import_run set lease_until = ? where id = ? and lease_by = ? and state = 'RUNNING'")
                .params(until(clock.instant(), pause), id, worker)
                .update();
    }

    /**
     * Notes what reading it through has told, so that whoever goes on takes the same rows in the same order.
     *
     * @throws LeaseLost as {@link #keep}
     */
    void counted(String id, String worker, long rows, FileReading reading, boolean inLines) {
        fence(jdbc.sql("""
                        update import_run set rows_total = ?, reading = ?, in_lines = ?
                        where id = ? and lease_by = ? and state = 'RUNNING'""").params(rows, reading.text(), inLines, id, worker).update());
    }

    /**
     * Notes what became of further rows, in the transaction that took them: it is the fence of that transaction.
     *
     * @throws LeaseLost as {@link #keep}
     */
    void progressed(String id, String worker, RowTaker.Taken taken) {
        fence(jdbc.sql("""
                        update import_run set rows_done = rows_done + ?, rows_created = rows_created + ?,
                            rows_changed = rows_changed + ?, rows_unchanged = rows_unchanged + ?,
                            rows_refused = rows_refused + ?, faults = faults + ?, attempts = 0, lease_until = ?
                        where id = ? and lease_by = ? and state = 'RUNNING'""")
                .params(
                        taken.rows(),
                        taken.created(),
                        taken.changed(),
                        taken.unchanged(),
                        taken.refused(),
                        taken.faults().size(),
                        until(clock.instant(), settings.lease()),
                        id,
                        worker)
                .update());
    }

    /** @return how often it has failed in a row, this time included; 0 when it is ours no more */
    int failedAgain(String id, String worker) {
        var ours = jdbc.sql("update import_run set attempts = attempts + 1"
                        + " where id = ? and lease_by = ? and state = 'RUNNING'")
                .params(id, worker)
                .update();
        @Nullable
        Integer attempts = ours == 0
                ? null
                : jdbc.sql("select attempts from import_run where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single();
        return attempts == null ? 0 : attempts;
    }

    private static void fence(int rows) {
        if (rows == 0) {
            throw new LeaseLost();
        }
    }

    private static OffsetDateTime until(Instant now, Duration length) {
        return RowTime.of(now.plus(length));
    }

    /** The import was stopped, or another worker has taken it over; whatever was begun is rolled back. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
