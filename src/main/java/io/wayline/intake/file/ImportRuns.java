package io.wayline.intake.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** The rows of {@code import_run}: which files were sent, and how far each has come. */
@Component
class ImportRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param quiet after so long without another piece the upload counts as broken off */
    String begin(ImportKind kind, String file, String charset, FileReading reading, String by, Duration quiet) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant();
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, charset, size_bytes, started_by, state, received_at,
                            rows_done, rows_created, rows_changed, rows_unchanged, rows_refused, faults, attempts,
                            lease_until, reading)
                        values (?, ?, ?, ?, 0, ?, 'RECEIVING', ?, 0, 0, 0, 0, 0, 0, 0, ?, ?)""")
                .params(
                        id,
                        kind.name(),
                        file,
                        charset,
                        by,
                        RowTime.of(now),
                        RowTime.of(now.plus(quiet)),
                        reading.text())
                .update();
        return id;
    }

    /** @return false when the upload has been given up meanwhile */
    boolean grown(String id, long bytes, Duration quiet) {
        return jdbc.sql("update import_run set size_bytes = ?, lease_until = ? where id = ? and state = 'RECEIVING'")
                        .params(bytes, RowTime.of(clock.instant().plus(quiet)), id)
                        .update()
                == 1;
    }

    /** @return false when the upload has been given up meanwhile */
    boolean received(String id) {
        return jdbc.sql(
                                "update import_run set state = 'RECEIVED', lease_until = ? where id = ? and state = 'RECEIVING'")
                        .params(RowTime.of(clock.instant()), id)
                        .update()
                == 1;
    }

    Optional<ImportRun> find(String id) {
        return jdbc.sql("select * from import_run where id = ?")
                .param(id)
                .query(ImportRuns::read)
                .optional();
    }

    /** Newest first. */
    Page<ImportRun> list(@Nullable String cursor, int limit) {
        var before = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
        var beforeId = "";
        if (cursor != null) {
            var last = Cursor.row(cursor, this::find);
            before = RowTime.of(last.receivedAt());
            beforeId = last.id();
        }
        var runs = jdbc.sql("""
                        select * from import_run where received_at < ? or (received_at = ? and id < ?)
                        order by received_at desc, id desc fetch first ? rows only""")
                .params(before, before, beforeId, limit + 1)
                .query(ImportRuns::read)
                .list();
        var counted = jdbc.sql("select count(*) from (select 1 from import_run fetch first " + (Page.COUNTED_TO + 1)
                        + " rows only) counted")
                .query(Long.class)
                .single();
        return Page.of(runs, limit, counted, ImportRun::id);
    }

    /** @return false when it had ended before */
    boolean end(String id, ImportState state, @Nullable FileRefused why) {
        return jdbc.sql("""
                                update import_run set state = ?, ended_at = ?, failure = ?, failure_line = ?,
                                    failure_detail = ?
                                where id = ? and state in ('RECEIVING', 'RECEIVED', 'RUNNING')""")
                        .params(
                                state.name(),
                                RowTime.of(clock.instant()),
                                why == null ? null : why.fault().name(),
                                why == null ? null : why.line(),
                                why == null ? null : why.detail(),
                                id)
                        .update()
                == 1;
    }

    static ImportRun read(ResultSet row, int number) throws SQLException {
        var failure = row.getString("failure");
        return new ImportRun(
                row.getString("id"),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("charset"),
                row.getLong("size_bytes"),
                row.getString("started_by"),
                ImportState.valueOf(row.getString("state")),
                RowTime.read(row, "received_at"),
                RowTime.readNullable(row, "began_at"),
                RowTime.readNullable(row, "ended_at"),
                new ImportRun.Rows(
                        row.getObject("rows_total", Long.class),
                        row.getLong("rows_done"),
                        row.getLong("rows_created"),
                        row.getLong("rows_changed"),
                        row.getLong("rows_unchanged"),
                        row.getLong("rows_refused")),
                FileReading.parse(row.getString("reading")),
                row.getBoolean("in_lines"),
                row.getLong("faults"),
                failure == null ? null : FileFault.valueOf(failure),
                row.getLong("failure_line"),
                row.getString("failure_detail"));
    }
}
