package io.wayline.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/**
 * A call that a customer was promised.
 *
 * @param ref opaque
 * @param queue whose call it is
 * @param reason what it is for, in a word that journeys choose
 * @param instance the journey that it belongs to
 * @param task the task in which it is made, or null while there is none
 * @param late whether no place was free within the promise
 * @param attempt 1 for the first call of its journey, one more after each that nobody answered
 * @param overdueAt when it is so late that somebody else must know
 * @param result what came of it, in a word of the form, or null
 * @param version rises with each change; whoever moves or cancels it names the one they saw
 * @param changedBy the account of who moved or cancelled it last, or null
 * @param agent the account of who calls, or made the call; null while nobody has taken it
 * @param startedAt since when they are on the phone with it, or null
 */
public record Callback(
        String ref,
        CustomerId customer,
        String queue,
        String reason,
        String instance,
        @Nullable String task,
        State state,
        boolean late,
        int attempt,
        Instant startsAt,
        Instant endsAt,
        Instant overdueAt,
        @Nullable String result,
        int version,
        @Nullable String changedBy,
        @Nullable String agent,
        @Nullable Instant startedAt) {

    /** How far it is. */
    public enum State {
        /** It has its place in the queue. */
        BOOKED,
        /** Somebody was reached. */
        DONE,
        /** It was made, and nobody was reached. */
        MISSED,
        /** Somebody called it off. */
        CANCELLED,
        /** The journey went on without it, or ended. */
        RELEASED
    }

    /** When somebody ought to look why it was not made: its time is over. */
    public Instant lateAt() {
        return endsAt;
    }

    /** Whether its agent is on the phone with it. */
    public boolean isUnderWay() {
        return state == State.BOOKED && startedAt != null;
    }

    /** A row of {@code callback}. */
    public static Callback read(ResultSet row, int number) throws SQLException {
        return new Callback(
                row.getString("ref"),
                new CustomerId(row.getString("customer_id")),
                row.getString("queue"),
                row.getString("reason"),
                row.getString("instance_id"),
                row.getString("task_id"),
                State.valueOf(row.getString("state")),
                row.getBoolean("late"),
                row.getInt("attempt"),
                RowTime.read(row, "starts_at"),
                RowTime.read(row, "ends_at"),
                RowTime.read(row, "overdue_at"),
                row.getString("result"),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getString("agent"),
                RowTime.readNullable(row, "started_at"));
    }
}
