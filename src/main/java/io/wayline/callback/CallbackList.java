package io.wayline.callback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Person;

/** The calls as somebody sees them: agents those of their queues and their own; supervisors, operations, and administrators all. */
@Component
public class CallbackList {

    private final JdbcClient jdbc;
    private final CallbackScope scope;

    CallbackList(JdbcClient jdbc, CallbackScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * In the order of their times.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<Callback> page(CallbackFilter filter, Person reader, @Nullable String cursor, int limit) {
        var which = new Which(filter, reader);
        var counted = jdbc.sql("select count(*) from (select 1 from callback c where " + which.sql + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(which.values)
                .query(Long.class)
                .single();
        if (cursor != null) {
            which.and(
                    "(c.starts_at, c.ref) > (select l.starts_at, l.ref from callback l where l.ref = ?)",
                    known(cursor));
        }
        var rows = jdbc.sql("select * from callback c where " + which.sql + " order by c.starts_at, c.ref fetch first "
                        + (limit + 1) + " rows only")
                .params(which.values)
                .query(Callback::read)
                .list();
        return Page.of(rows, limit, counted, Callback::ref);
    }

    /** The calls that a customer is promised, as far as this reader sees them, in the order of their times. */
    public List<Callback> of(CustomerId customer, Person reader, int limit) {
        var seesAll = scope.seesAll(reader);
        var queues = seesAll ? Set.<String>of() : scope.queuesOf(reader);
        return jdbc.sql("""
                        select * from callback where customer_id = ? and state = 'BOOKED'
                        order by starts_at, ref fetch first ? rows only""").params(customer.value(), limit).query(Callback::read).list().stream()
                .filter(call -> seesAll || queues.contains(call.queue()))
                .toList();
    }

    /** @throws NotFound when there is no such call, or not for this reader */
    public Callback get(String ref, Person reader) {
        var callback = jdbc.sql("select * from callback where ref = ?")
                .param(ref)
                .query(Callback::read)
                .optional()
                .orElseThrow(() -> new NotFound("callback"));
        scope.sees(reader, callback);
        return callback;
    }

    private String known(String cursor) {
        return Cursor.row(
                cursor,
                id -> jdbc.sql("select ref from callback where ref = ?")
                        .param(id)
                        .query(String.class)
                        .optional());
    }

    /** The part of a statement behind {@code where}, with its values. */
    private final class Which {

        private String sql = "1 = 1";
        private final List<Object> values = new ArrayList<>();

        Which(CallbackFilter filter, Person reader) {
            if (!scope.seesAll(reader)) {
                var queues = scope.queuesOf(reader);
                var theirs = new ArrayList<Object>(queues);
                theirs.add(reader.username());
                and(
                        queues.isEmpty()
                                ? "c.agent = ?"
                                : "(c.queue in (" + String.join(", ", Collections.nCopies(queues.size(), "?"))
                                        + ") or c.agent = ?)",
                        theirs.toArray());
            }
            if (filter.state() != null) {
                and("c.state = ?", filter.state().name());
            }
            if (filter.queue() != null) {
                and("c.queue = ?", filter.queue());
            }
            if (filter.agent() != null) {
                and("c.agent = ?", filter.agent());
            }
            if (filter.from() != null) {
                and("c.starts_at >= ?", RowTime.of(filter.from()));
            }
            if (filter.to() != null) {
                and("c.starts_at < ?", RowTime.of(filter.to()));
            }
        }

        void and(String condition, Object... itsValues) {
            sql += " and " + condition;
            values.addAll(List.of(itsValues));
        }
    }
}
