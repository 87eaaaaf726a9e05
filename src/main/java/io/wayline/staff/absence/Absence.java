package io.wayline.staff.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.RowTime;

/**
 * A time in which somebody is not there.
 *
 * @param id opaque
 * @param username whose it is
 * @param from its first moment
 * @param until the first moment at which they are back
 * @param handsOver which of what they have then goes to others
 * @param successor who gets it; null gives it back to the queues
 * @param recordedBy the account of who said so
 * @param handedAt when that was done; null before it begins
 * @param handed how many tasks that were; null before it begins
 * @param endedBy who took it back, or ended it early; null for one that stands as it was recorded
 */
public record Absence(
        String id,
        String username,
        Instant from,
        Instant until,
        HandsOver handsOver,
        @Nullable String successor,
        String recordedBy,
        Instant recordedAt,
        @Nullable Instant handedAt,
        @Nullable Integer handed,
        @Nullable String endedBy) {

    /** Which tasks of the person go to others when it begins. */
    public enum HandsOver {
        NOTHING,
        /** Those that are due before they are back. */
        DUE,
        ALL
    }

    /** Whether they are away at that moment. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** Whether a task of theirs goes to others. */
    public boolean takes(@Nullable Instant dueAt) {
        return switch (handsOver) {
            case NOTHING -> false;
            case DUE -> dueAt != null && dueAt.isBefore(until);
            case ALL -> true;
        };
    }

    static Absence read(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getString("id"),
                row.getString("username"),
                RowTime.read(row, "starts_at"),
                RowTime.read(row, "ends_at"),
                HandsOver.valueOf(row.getString("hands_over")),
                row.getString("successor"),
                row.getString("recorded_by"),
                RowTime.read(row, "recorded_at"),
                RowTime.readNullable(row, "handed_at"),
                row.getObject("handed", Integer.class),
                row.getString("ended_by"));
    }
}
