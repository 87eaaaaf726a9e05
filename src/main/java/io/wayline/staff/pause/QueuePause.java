package io.wayline.staff.pause;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.RowTime;

/**
 * A time in which nobody is given work of a queue. What is due stays due.
 *
 * @param reason why, for colleagues
 * @param by the account of who paused it
 * @param until when it ends by itself; null when somebody has to resume it
 */
public record QueuePause(
        String queue,
        String reason,
        Instant since,
        String by,
        @Nullable Instant until) {

    /** Whether the queue is paused at that moment, as far as is known now. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(since) && (until == null || moment.isBefore(until));
    }

    static QueuePause read(ResultSet row, int number) throws SQLException {
        return new QueuePause(
                row.getString("queue_key"),
                row.getString("reason"),
                RowTime.read(row, "paused_at"),
                row.getString("paused_by"),
                RowTime.readNullable(row, "until_at"));
    }
}
