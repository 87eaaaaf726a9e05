package io.wayline.audience.enrolment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;

import org.jspecify.annotations.Nullable;

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

    static @Nullable Integer minute(@Nullable LocalTime time) {
        return time == null ? null : time.toSecondOfDay() / 60;
    }

    private static @Nullable LocalTime time(ResultSet row, String column) throws SQLException {
        var minute = row.getInt(column);
        return row.wasNull() ? null : LocalTime.ofSecondOfDay(minute * 60L);
    }
}
