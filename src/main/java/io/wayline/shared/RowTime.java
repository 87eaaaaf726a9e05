package io.wayline.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Moments in rows. A column of {@code timestamp with time zone} takes and gives them with an offset, which is always UTC;
 * both databases keep microseconds.
 */
public final class RowTime {

    private RowTime() {}

    /** As a parameter of a statement. */
    public static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** As a parameter of a statement; null stays null. */
    public static @Nullable OffsetDateTime ofNullable(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }

    /** From a column that is never null. */
    public static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** From a column that may be null. */
    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
