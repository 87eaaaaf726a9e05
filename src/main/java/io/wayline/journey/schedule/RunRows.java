package io.wayline.journey.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.schedule.Run.How;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** The rows of what timers, and people in their place, began. */
@Component
class RunRows {

    /** More than five months of a house full of campaigns; a figure shows no more. */
    private static final int MOST_OF_A_SPAN = 5_000;

    /** Dropped by one statement, so that no statement locks for long. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    RunRows(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What was missed before the moment that counts. */
    record Missing(int count, @Nullable Instant since) {

        static final Missing NONE = new Missing(0, null);
    }

    /** One that began when it was due: a row for each of the company's days, or an hourly one would bury the others. */
    void onTime(String journey, Instant due, Instant ranAt, boolean idle, String instance) {
        var id = journey + "/" + due.atZone(zone).toLocalDate();
        var again = jdbc.sql("""
                        update journey_run set times = times + 1, due_at = ?, ran_at = ?, instance_id = ?,
                            idle = (idle and ?) where id = ?""")
                .params(RowTime.of(due), RowTime.of(ranAt), instance, idle, id)
                .update();
        if (again == 0) {
            add(new Run(id, journey, How.ON_TIME, due, ranAt, 1, idle, 0, null, instance, null), null);
        }
    }

    /** One that began late, or was skipped when {@code instance} is null. */
    void missed(String journey, Instant due, Instant now, boolean idle, Missing before, @Nullable String instance) {
        var how = instance == null ? How.SKIPPED : How.LATE;
        var id = UUID.randomUUID().toString();
        add(new Run(id, journey, how, due, now, 1, idle, before.count(), before.since(), instance, null), null);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the same person has asked for the same before */
    Run byHand(String journey, Instant now, boolean idle, String by, String key) {
        var id = UUID.randomUUID().toString();
        var run = new Run(id, journey, How.BY_HAND, null, now, 1, idle, 0, null, null, by);
        add(run, key);
        return run;
    }

    void began(String id, String instance) {
        jdbc.sql("update journey_run set instance_id = ? where id = ?")
                .params(instance, id)
                .update();
    }

    Optional<Run> asked(String by, String key) {
        return jdbc.sql("select * from journey_run where started_by = ? and request_key = ?")
                .params(by, key)
                .query(RunRows::run)
                .optional();
    }

    /** The moment for which an instance began late. */
    Optional<Instant> lateFor(String instance) {
        return jdbc.sql("select due_at from journey_run where instance_id = ? and how = 'LATE'")
                .param(instance)
                .query((row, number) -> RowTime.read(row, "due_at"))
                .optional();
    }

    /** What did something, or was to, in a span, the oldest first. */
    List<Run> between(Instant from, Instant to) {
        return jdbc.sql("""
                        select * from journey_run where ran_at >= ? and ran_at < ? and idle = false
                        order by ran_at fetch first ? rows only""")
                .params(RowTime.of(from), RowTime.of(to), MOST_OF_A_SPAN)
                .query(RunRows::run)
                .list();
    }

    Optional<Run> last(String journey) {
        return jdbc.sql("""
                        select * from journey_run where journey = ? and idle = false
                        order by ran_at desc, id desc fetch first 1 rows only""").param(journey).query(RunRows::run).optional();
    }

    /** The newest first. */
    Page<Run> page(String journey, @Nullable String cursor, int limit) {
        var last = cursor == null
                ? null
                : Cursor.row(
                        cursor,
                        id -> jdbc.sql("select ran_at from journey_run where id = ?")
                                .param(id)
                                .query((row, number) -> RowTime.of(RowTime.read(row, "ran_at")))
                                .optional());
        var list = jdbc.sql("select * from journey_run where journey = ?"
                        + (last == null ? "" : " and (ran_at, id) < (?, ?)")
                        + " order by ran_at desc, id desc fetch first " + (limit + 1) + " rows only")
                .param(journey);
        if (last != null && cursor != null) {
            list = list.param(last).param(cursor);
        }
        var counted = jdbc.sql("select count(*) from (select 1 from journey_run where journey = ? fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .param(journey)
                .query(Long.class)
                .single();
        return Page.of(list.query(RunRows::run).list(), limit, counted, Run::id);
    }

    /** @return how many were dropped */
    int drop(Instant before) {
        var all = 0;
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            some = jdbc.sql("""
                            delete from journey_run where id in (
                                select id from journey_run where ran_at < ? order by ran_at fetch first ? rows only)""").params(RowTime.of(before), AT_ONCE).update();
            all += some;
        }
        return all;
    }

    private void add(Run run, @Nullable String key) {
        jdbc.sql("""
                        insert into journey_run (id, journey, how, due_at, ran_at, times, idle, missed, missed_since,
                            instance_id, started_by, request_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        run.id(),
                        run.journey(),
                        run.how().name(),
                        RowTime.ofNullable(run.due()),
                        RowTime.of(run.ranAt()),
                        run.times(),
                        run.idle(),
                        run.missed(),
                        RowTime.ofNullable(run.missedSince()),
                        run.instance(),
                        run.startedBy(),
                        key)
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getString("id"),
                row.getString("journey"),
                How.valueOf(row.getString("how")),
                RowTime.readNullable(row, "due_at"),
                RowTime.read(row, "ran_at"),
                row.getInt("times"),
                row.getBoolean("idle"),
                row.getInt("missed"),
                RowTime.readNullable(row, "missed_since"),
                row.getString("instance_id"),
                row.getString("started_by"));
    }
}
