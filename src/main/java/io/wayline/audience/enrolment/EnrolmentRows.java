package io.wayline.audience.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Reads runs from rows of {@code enrolment}. */
final class EnrolmentRows {

    private EnrolmentRows() {}

    static Enrolment read(ResultSet row, int number) throws SQLException {
        return new Enrolment(
                row.getString("ref"),
                row.getString("segment"),
                row.getInt("version"),
                row.getString("campaign"),
                EnrolmentState.valueOf(row.getString("state")),
                new Pace(
                        row.getObject("rate", Integer.class),
                        time(row, "window_from"),
                        time(row, "window_to"),
                        row.getBoolean("working_time")),
                row.getObject("most", Integer.class),
                row.getLong("total"),
                row.getLong("invited"),
                row.getLong("dropped"),
                row.getBoolean("test_run"),
                row.getString("asked_by"),
                RowTime.read(row, "asked_at"),
                row.getString("acted_by"),
                RowTime.readNullable(row, "acted_at"),
                row.getString("reason"),
                RowTime.readNullable(row, "ended_at"));
    }

    /**
     * The newest first.
     *
     * @param which a condition that holds of each; its parameters are the values
     * @param cursor the {@code next} of the page before, or null for the first
     */
    static Page<Enrolment> page(
            JdbcClient jdbc, String which, List<String> values, @Nullable String cursor, int limit) {
        var last = cursor == null
                ? null
                : Cursor.row(
                        cursor,
                        ref -> jdbc.sql("select asked_at from enrolment where ref = ?")
                                .param(ref)
                                .query((row, number) -> RowTime.of(RowTime.read(row, "asked_at")))
                                .optional());
        var list = jdbc.sql("select * from enrolment where " + which
                        + (last == null ? "" : " and (asked_at, ref) < (?, ?)")
                        + " order by asked_at desc, ref desc fetch first " + (limit + 1) + " rows only")
                .params(values);
        if (last != null && cursor != null) {
            list = list.param(last).param(cursor);
        }
        var counted = jdbc.sql("select count(*) from (select 1 from enrolment where " + which + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(values)
                .query(Long.class)
                .single();
        return Page.of(list.query(EnrolmentRows::read).list(), limit, counted, Enrolment::ref);
    }

    static @Nullable Integer minute(@Nullable LocalTime time) {
        return time == null ? null : time.toSecondOfDay() / 60;
    }

    private static @Nullable LocalTime time(ResultSet row, String column) throws SQLException {
        var minute = row.getInt(column);
        return row.wasNull() ? null : LocalTime.ofSecondOfDay(minute * 60L);
    }
}
