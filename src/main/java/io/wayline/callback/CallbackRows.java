package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback.State;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;
import io.wayline.staff.QueueHours.Slot;

/** The table behind callbacks. */
@Component
class CallbackRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CallbackRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Callback> find(String ref) {
        return jdbc.sql("select * from callback where ref = ?")
                .param(ref)
                .query(Callback::read)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Callback> lock(String ref) {
        return jdbc.sql("select * from callback where ref = ? for update")
                .param(ref)
                .query(Callback::read)
                .optional();
    }

    Optional<Callback> ofPassage(String passage) {
        return jdbc.sql("select * from callback where passage = ?")
                .param(passage)
                .query(Callback::read)
                .optional();
    }

    Optional<Callback> ofTask(String task) {
        return jdbc.sql("select * from callback where task_id = ?")
                .param(task)
                .query(Callback::read)
                .optional();
    }

    /** The calls of a journey so far, the oldest first. */
    List<Callback> ofInstance(String instance) {
        return jdbc.sql("select * from callback where instance_id = ? order by booked_at, starts_at")
                .param(instance)
                .query(Callback::read)
                .list();
    }

    /** The places of a queue that are taken from one moment to another. */
    List<Slot> taken(String queue, Instant from, Instant to) {
        return jdbc.sql("""
                        select starts_at, ends_at from callback
                        where queue = ? and state = 'BOOKED' and starts_at < ? and ends_at > ?""")
                .params(queue, RowTime.of(to), RowTime.of(from))
                .query((row, number) -> new Slot(RowTime.read(row, "starts_at"), RowTime.read(row, "ends_at")))
                .list();
    }

    /** The calls that a customer is promised. */
    List<Callback> booked(CustomerId customer) {
        return jdbc.sql("select * from callback where customer_id = ? and state = 'BOOKED'")
                .param(customer.value())
                .query(Callback::read)
                .list();
    }

    void insert(Callback callback, CallRequest.Place place) {
        var now = RowTime.of(clock.instant());
        jdbc.sql("""
                        insert into callback (ref, customer_id, queue, reason, instance_id, scope_id, element, passage,
                            moving, state, late, attempt, starts_at, ends_at, overdue_at, version, booked_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, 0, ?, ?)""")
                .params(
                        callback.ref(),
                        callback.customer().value(),
                        callback.queue(),
                        callback.reason(),
                        place.instance(),
                        place.scope(),
                        place.element(),
                        place.passage(),
                        callback.state().name(),
                        callback.late(),
                        callback.attempt(),
                        RowTime.of(callback.startsAt()),
                        RowTime.of(callback.endsAt()),
                        RowTime.of(callback.overdueAt()),
                        now,
                        now)
                .update();
    }

    /** Keeps that a call could not be booked, once for a passage. */
    void unplaced(CallRequest request, Booking.None why) {
        jdbc.sql("""
                        insert into call_unplaced (ref, passage, customer_id, queue, reason, purpose, why, asked_at)
                        select ?, ?, ?, ?, ?, ?, ?, cast(? as timestamp(6) with time zone)
                        where not exists (select 1 from call_unplaced u where u.passage = ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        request.place().passage(),
                        request.customer().value(),
                        request.queue(),
                        request.reason(),
                        request.topic().purpose(),
                        why.name(),
                        RowTime.of(clock.instant()),
                        request.place().passage())
                .update();
    }

    void move(String ref, Slot to, Instant overdueAt, String by) {
        jdbc.sql("""
                        update callback set starts_at = ?, ends_at = ?, overdue_at = ?, late = false, moving = true,
                            started_at = null, version = version + 1, changed_at = ?, changed_by = ? where ref = ?""")
                .params(
                        RowTime.of(to.start()),
                        RowTime.of(to.end()),
                        RowTime.of(overdueAt),
                        RowTime.of(clock.instant()),
                        by,
                        ref)
                .update();
    }

    void tie(String ref, String task) {
        jdbc.sql("update callback set task_id = ?, moving = false where ref = ? and state = 'BOOKED'")
                .params(task, ref)
                .update();
    }

    Optional<String> agent(String ref) {
        return jdbc.sql("select agent from callback where ref = ? and state = 'BOOKED' and agent is not null")
                .param(ref)
                .query(String.class)
                .optional();
    }

    /** @return false when it was over before */
    boolean finish(String ref, State state, @Nullable String result, @Nullable String by) {
        return jdbc.sql("""
                        update callback set state = ?, result = ?, changed_at = ?, changed_by = coalesce(?, changed_by),
                            version = version + 1 where ref = ? and state = 'BOOKED'""")
                        .params(state.name(), result, RowTime.of(clock.instant()), by, ref)
                        .update()
                == 1;
    }

    /** Gives up the place of a task that is gone; one that is being moved waits for the next task. */
    void releaseTask(String task) {
        release("task_id = ? and moving = false", task);
    }

    void releaseInstance(String instance) {
        release("instance_id = ?", instance);
    }

    void releaseScope(String instance, String scope) {
        release("instance_id = ? and scope_id = ?", instance, scope);
    }

    /** Whoever comes to a step again has left what they booked there before. */
    void releaseEarlier(CallRequest.Place place) {
        release("instance_id = ? and element = ? and scope_id = ?", place.instance(), place.element(), place.scope());
    }

    private void release(String which, String... values) {
        var params = new ArrayList<Object>(List.of(RowTime.of(clock.instant())));
        params.addAll(List.of(values));
        jdbc.sql("update callback set state = 'RELEASED', changed_at = ?, version = version + 1 where " + which
                        + " and state = 'BOOKED'")
                .params(params)
                .update();
    }

    /** The journeys of calls that have been booked and not changed for a while. */
    List<Callback> bookedAndUnchangedSince(Instant moment) {
        return jdbc.sql("select * from callback where state = 'BOOKED' and changed_at < ?")
                .param(RowTime.of(moment))
                .query(Callback::read)
                .list();
    }
}
