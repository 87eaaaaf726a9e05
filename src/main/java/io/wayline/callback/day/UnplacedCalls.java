package io.wayline.callback.day;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Booking;
import io.wayline.callback.CallbackScope;
import io.wayline.callback.NotYourQueue;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/**
 * Calls that could not be booked, until somebody has dealt with them; their journeys have gone on. Agents see those of their
 * queues, supervisors, operations, and administrators all.
 */
@Component
public class UnplacedCalls {

    private static final Logger log = LoggerFactory.getLogger(UnplacedCalls.class);
    private static final String OPEN = "settled_at is null";

    private final JdbcClient jdbc;
    private final CallbackScope scope;
    private final Clock clock;

    UnplacedCalls(JdbcClient jdbc, CallbackScope scope, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param reason what it was for, in a word that journeys choose
     * @param purpose what the customer must allow, or not object to; the stricter one where nobody kept it
     */
    public record Unplaced(
            String ref,
            CustomerId customer,
            String queue,
            String reason,
            String purpose,
            Booking.None why,
            Instant askedAt) {

        static Unplaced read(ResultSet row, int number) throws SQLException {
            return new Unplaced(
                    row.getString("ref"),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("queue"),
                    row.getString("reason"),
                    Objects.requireNonNullElse(row.getString("purpose"), ConsentTopic.MARKETING),
                    Booking.None.valueOf(row.getString("why")),
                    RowTime.read(row, "asked_at"));
        }
    }

    /**
     * The oldest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws InvalidValue when the cursor is not one of ours
     */
    @Transactional(readOnly = true)
    public Page<Unplaced> page(Person reader, @Nullable String cursor, int limit) {
        var which = new ArrayList<String>(List.of(OPEN));
        var values = new ArrayList<Object>();
        if (!scope.seesAll(reader)) {
            var queues = scope.queuesOf(reader);
            which.add(
                    queues.isEmpty()
                            ? "1 = 0"
                            : "queue in ("
                                    + String.join(
                                            ", ",
                                            queues.stream().map(queue -> "?").toList()) + ")");
            values.addAll(queues);
        }
        var counted = jdbc.sql("select count(*) from (select 1 from call_unplaced where " + String.join(" and ", which)
                        + " fetch first " + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(values)
                .query(Long.class)
                .single();
        if (cursor != null) {
            which.add("(asked_at, ref) > (select l.asked_at, l.ref from call_unplaced l where l.ref = ?)");
            values.add(known(cursor));
        }
        var rows = jdbc.sql("select * from call_unplaced where " + String.join(" and ", which)
                        + " order by asked_at, ref fetch first " + (limit + 1) + " rows only")
                .params(values)
                .query(Unplaced::read)
                .list();
        return Page.of(rows, limit, counted, Unplaced::ref);
    }

    /**
     * Somebody has dealt with it; again changes nothing.
     *
     * @throws NotFound when there is no such call, or not for this person
     * @throws NotYourQueue when they see it and do not work for its queue
     */
    @Transactional
    public void settle(String ref, Person by) {
        worksOn(find(ref, ""), by);
        var settled = jdbc.sql("update call_unplaced set settled_at = ?, settled_by = ? where ref = ? and " + OPEN)
                .params(RowTime.of(clock.instant()), by.username(), ref)
                .update();
        if (settled > 0) {
            log.info("Call {} without a place settled by {}", ref, by.username());
        }
    }

    /**
     * One that nobody has dealt with.
     *
     * @throws NotFound when there is no such call, or not for this person
     * @throws NotYourQueue when they see it and do not work for its queue
     * @throws InvalidValue of {@code unplaced} when somebody has dealt with it
     */
    @Transactional(readOnly = true)
    public Unplaced open(String ref, Person by) {
        return open(ref, "", by);
    }

    /** The same, and nobody else deals with it until the caller's transaction ends. */
    @Transactional
    public Unplaced lock(String ref, Person by) {
        return open(ref, " for update", by);
    }

    private Unplaced open(String ref, String lock, Person by) {
        var unplaced = find(ref, lock);
        worksOn(unplaced, by);
        var isOpen = jdbc.sql("select 1 from call_unplaced where ref = ? and " + OPEN)
                .param(ref)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!isOpen) {
            throw new InvalidValue(
                    "unplaced", "was dealt with by somebody meanwhile", "look at what the customer is promised");
        }
        return unplaced;
    }

    private Unplaced find(String ref, String lock) {
        return jdbc.sql("select * from call_unplaced where ref = ?" + lock)
                .param(ref)
                .query(Unplaced::read)
                .optional()
                .orElseThrow(() -> new NotFound("call"));
    }

    private void worksOn(Unplaced unplaced, Person by) {
        if (!by.is(Role.SUPERVISOR) && !scope.queuesOf(by).contains(unplaced.queue())) {
            if (scope.seesAll(by)) {
                throw new NotYourQueue();
            }
            throw new NotFound("call");
        }
    }

    private String known(String cursor) {
        return Cursor.row(
                cursor,
                ref -> jdbc.sql("select ref from call_unplaced where ref = ?")
                        .param(ref)
                        .query(String.class)
                        .optional());
    }
}
