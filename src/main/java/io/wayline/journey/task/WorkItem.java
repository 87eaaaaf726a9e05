package io.wayline.journey.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/**
 * A task of a person, as people see it.
 *
 * @param id the engine's id of the task
 * @param instance the customer's way that it belongs to
 * @param definition the version of the journey in which it is drawn
 * @param journey the journey that the customer is on
 * @param name what the diagram calls it, or who gave it by hand
 * @param titled whether a person named it
 * @param queue whose work it is; empty when the diagram does not say
 * @param priority 0 to 100, the highest first
 * @param clock how the due time was reckoned; null when a moment was named, or none
 * @param followUpAt before this nobody is asked to do it, or null
 * @param followUpReason why it was postponed, or null
 * @param assignee who has it, or null
 * @param version rises with each change; whoever completes it names the one they saw
 * @param changedBy who changed it last; null when that was the journey
 * @param paused whether an operator has stopped the instance
 */
public record WorkItem(
        String id,
        String instance,
        String definition,
        String journey,
        String element,
        String name,
        boolean titled,
        CustomerId customer,
        String queue,
        int priority,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable DueClock clock,
        @Nullable Instant followUpAt,
        @Nullable String followUpReason,
        @Nullable String assignee,
        State state,
        int version,
        @Nullable String changedBy,
        @Nullable Instant finishedAt,
        boolean paused) {

    /** How far it is. It begins as {@link #WAITING}; from there on {@link Move} is all there is. */
    public enum State {
        /** Nobody has it. */
        WAITING,
        /** Its assignee has it. */
        TAKEN,
        /** Somebody completed it. */
        DONE,
        /** The journey went on without it, or ended. */
        WITHDRAWN;

        /** What moves a task, each from the states in which it may be to the one to which it leads. */
        public enum Move {
            /** A person takes it. */
            CLAIM(TAKEN, WAITING),
            /** A person gives it back to its queue. */
            RELEASE(WAITING, TAKEN),
            /** The engine has completed it, as who has it asked for; it knows no people. */
            COMPLETE(DONE, WAITING, TAKEN),
            /** The journey went on without it, or the engine does not know it. */
            WITHDRAW(WITHDRAWN, WAITING, TAKEN);

            private final State to;
            private final Set<State> from;

            Move(State to, State first, State... more) {
                this.to = to;
                this.from = EnumSet.of(first, more);
            }

            /** The state to which it leads. */
            public State to() {
                return to;
            }

            /** Whether it may be done to a task in that state. */
            public boolean startsFrom(State state) {
                return from.contains(state);
            }
        }
    }

    /** What {@link #read} reads, of {@code work_item w}. */
    public static final String COLUMNS = """
            w.*, (select i.paused_at from journey_instance i where i.id = w.instance_id) as paused_at""";

    public boolean isOpen() {
        return state == State.WAITING || state == State.TAKEN;
    }

    /** Whether it is due, and before that moment. */
    public boolean isDueBefore(Instant moment) {
        return dueAt != null && moment.isAfter(dueAt);
    }

    /** Whether it rests until after the time at which it is due. */
    public boolean restsPastDue() {
        return followUpAt != null && isDueBefore(followUpAt);
    }

    /** The same task by what its reader calls it; what a person has called it stays. */
    public WorkItem called(String otherwise) {
        return titled ? this : named(otherwise);
    }

    private WorkItem named(String otherwise) {
        return new WorkItem(
                id,
                instance,
                definition,
                journey,
                element,
                otherwise,
                titled,
                customer,
                queue,
                priority,
                createdAt,
                dueAt,
                clock,
                followUpAt,
                followUpReason,
                assignee,
                state,
                version,
                changedBy,
                finishedAt,
                paused);
    }

    public static WorkItem read(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                row.getString("id"),
                row.getString("instance_id"),
                row.getString("definition_id"),
                row.getString("journey"),
                row.getString("element"),
                row.getString("title") == null ? row.getString("name") : row.getString("title"),
                row.getString("title") != null,
                new CustomerId(row.getString("customer_id")),
                row.getString("queue"),
                row.getInt("priority"),
                RowTime.read(row, "created_at"),
                RowTime.readNullable(row, "due_at"),
                clock(row),
                RowTime.readNullable(row, "follow_up_at"),
                row.getString("follow_up_reason"),
                row.getString("assignee"),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("changed_by"),
                RowTime.readNullable(row, "finished_at"),
                row.getObject("paused_at") != null);
    }

    private static @Nullable DueClock clock(ResultSet row) throws SQLException {
        var kind = row.getString("due_clock");
        var warnAt = RowTime.readNullable(row, "warn_at");
        return kind == null || warnAt == null
                ? null
                : new DueClock(
                        DueClock.Kind.valueOf(kind),
                        row.getString("due_span"),
                        warnAt,
                        row.getObject("due_calendar", Long.class),
                        RowTime.readNullable(row, "due_before"));
    }
}
