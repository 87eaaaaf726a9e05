package io.wayline.callback.search;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackScope;
import io.wayline.customer.access.Clauses;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.staff.Person;

/** Booked calls of some customers, as far as somebody sees them. */
@Component
public class CallSearch {

    private final JdbcClient jdbc;
    private final CallbackScope scope;

    CallSearch(JdbcClient jdbc, CallbackScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * In the order of their times, without counting.
     *
     * @param customers whose, as a condition on {@code c.customer_id}
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws io.wayline.shared.InvalidValue when the cursor is not one of ours
     */
    public Page<Callback> booked(Clauses customers, Person reader, @Nullable String cursor, int limit) {
        var which = new Clauses().and(customers).and("c.state = ?", Callback.State.BOOKED.name());
        if (!scope.seesAll(reader)) {
            var queues = List.copyOf(scope.queuesOf(reader));
            which.and(
                    queues.isEmpty()
                            ? "1 = 0"
                            : "c.queue in (" + String.join(", ", Collections.nCopies(queues.size(), "?")) + ")",
                    queues.toArray());
        }
        if (cursor != null) {
            var last = Cursor.row(
                    cursor,
                    ref -> jdbc.sql("select ref from callback where ref = ?")
                            .param(ref)
                            .query(String.class)
                            .optional());
            which.and("(c.starts_at, c.ref) > (select l.starts_at, l.ref from callback l where l.ref = ?)", last);
        }
        var rows = jdbc.sql("select c.* from callback c" + which + " order by c.starts_at, c.ref fetch first "
                        + (limit + 1) + " rows only")
                .params(which.values())
                .query(Callback::read)
                .list();
        var page = Page.of(rows, limit, 0, Callback::ref);
        return new Page<>(page.items(), null, null, page.next());
    }
}
