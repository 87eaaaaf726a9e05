package io.wayline.lists.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.lists.bulk.BulkAct.Outcome;
import io.wayline.shared.RowTime;

/** Keeps acts on many rows. */
@Component
class BulkRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    BulkRows(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    String insert(String list, String act, String username, String filters, boolean cut, List<String> items) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into bulk_run (id, list, act, username, given, filters, cut, state, made_at)
                        values (?, ?, ?, ?, '{}', ?, ?, 'ASKED', ?)""")
                .params(id, list, act, username, filters, cut, RowTime.of(clock.instant()))
                .update();
        batches.batchUpdate(
                "insert into bulk_row (run_id, place, item_id, state, amount, rest) values (?, ?, ?, 'OPEN', 0, 0)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(java.sql.PreparedStatement row, int place) throws SQLException {
                        row.setString(1, id);
                        row.setInt(2, place);
                        row.setString(3, items.get(place));
                    }

                    @Override
                    public int getBatchSize() {
                        return items.size();
                    }
                });
        return id;
    }

    Optional<BulkRun> find(String id) {
        return jdbc.sql("select * from bulk_run where id = ?")
                .param(id)
                .query(this::run)
                .optional();
    }

    /** Those that are under way, the oldest first. */
    List<String> underWay() {
        return jdbc.sql("select id from bulk_run where state in ('RUNNING', 'UNDOING') order by made_at, id")
                .query(String.class)
                .list();
    }

    List<BulkRow> rows(String run) {
        return jdbc.sql("select * from bulk_row where run_id = ? order by place")
                .param(run)
                .query(BulkRows::row)
                .list();
    }

    /** @return whether it was so until now */
    boolean move(String run, BulkRun.State from, BulkRun.State to) {
        return jdbc.sql("update bulk_run set state = ? where id = ? and state = ?")
                        .params(to.name(), run, from.name())
                        .update()
                > 0;
    }

    void give(String run, Map<String, String> given) {
        jdbc.sql("update bulk_run set given = ? where id = ?")
                .params(JSON.writeValueAsString(given), run)
                .update();
    }

    /** What was given is where the act has put it, and here no longer. */
    void end(String run, BulkRun.State from, BulkRun.State to) {
        jdbc.sql("update bulk_run set state = ?, ended_at = ?, given = '{}' where id = ? and state = ?")
                .params(to.name(), RowTime.of(clock.instant()), run, from.name())
                .update();
    }

    /** A row that is still so, for the caller alone until their transaction ends, with what undoing it needs. */
    Optional<Locked> lock(String run, int place, BulkRow.State expected) {
        return jdbc.sql("select item_id, mark from bulk_row where run_id = ? and place = ? and state = ? for update")
                .params(run, place, expected.name())
                .query((row, number) -> new Locked(row.getString("item_id"), row.getString("mark")))
                .optional();
    }

    /** A row that is worked on. */
    record Locked(String item, @Nullable String mark) {}

    void done(String run, int place, Outcome outcome) {
        jdbc.sql("update bulk_row set state = 'DONE', mark = ?, amount = ?, rest = ? where run_id = ? and place = ?")
                .params(outcome.mark(), outcome.amount(), outcome.rest(), run, place)
                .update();
    }

    void ended(String run, int place, BulkRow.State state, @Nullable String code) {
        jdbc.sql("update bulk_row set state = ?, code = ?, mark = null where run_id = ? and place = ?")
                .params(state.name(), code, run, place)
                .update();
    }

    void forget(Duration after) {
        jdbc.sql("delete from bulk_run where made_at < ? and state not in ('RUNNING', 'UNDOING')")
                .param(RowTime.of(clock.instant().minus(after)))
                .update();
    }

    private Map<BulkRow.State, Integer> counts(String run) {
        var counts = new EnumMap<BulkRow.State, Integer>(BulkRow.State.class);
        jdbc.sql("select state, count(*) as many from bulk_row where run_id = ? group by state")
                .param(run)
                .query(row -> {
                    counts.put(BulkRow.State.valueOf(row.getString("state")), row.getInt("many"));
                });
        return counts;
    }

    private BulkRun run(ResultSet row, int number) throws SQLException {
        return new BulkRun(
                row.getString("id"),
                row.getString("list"),
                row.getString("act"),
                row.getString("username"),
                JSON.readValue(row.getString("given"), new TypeReference<Map<String, String>>() {}),
                row.getString("filters"),
                row.getBoolean("cut"),
                BulkRun.State.valueOf(row.getString("state")),
                RowTime.read(row, "made_at"),
                RowTime.readNullable(row, "ended_at"),
                counts(row.getString("id")));
    }

    private static BulkRow row(ResultSet row, int number) throws SQLException {
        return new BulkRow(
                row.getInt("place"),
                row.getString("item_id"),
                BulkRow.State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("mark") != null,
                row.getLong("amount"),
                row.getLong("rest"));
    }
}
