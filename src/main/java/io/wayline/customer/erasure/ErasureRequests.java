package io.wayline.customer.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Who asked that we forget them. A request is recorded and listed; {@link Erasures} carries it out. */
@Component
public class ErasureRequests {

    private static final String REQUEST =
            "select r.*, c.ref from erasure_request r join customer c on c.id = r.customer_id";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final VisibleCustomers visible;
    private final Timeline timeline;
    private final Clock clock;

    ErasureRequests(JdbcClient jdbc, Customers customers, VisibleCustomers visible, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.visible = visible;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param requestedBy the account, or {@code key:} and the key's name */
    public record Request(String id, CustomerRef customer, String requestedBy, Instant requestedAt) {}

    /**
     * Records that a customer whom the caller sees wants to be forgotten; asking again changes nothing.
     *
     * @throws io.wayline.shared.NotFound when the caller sees no such customer
     */
    @Transactional
    public Request request(CustomerRef ref, Viewer by, Cause cause) {
        var customer = customers.lock(visible.get(ref, by).customer().id());
        return of(customer.id()).orElseGet(() -> add(customer, cause));
    }

    public Optional<Request> of(CustomerId customer) {
        return jdbc.sql(REQUEST + " where r.customer_id = ?")
                .param(customer.value())
                .query(ErasureRequests::read)
                .optional();
    }

    /**
     * All requests that are not carried out, the oldest first: that one is due first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<Request> list(@Nullable String cursor, int limit) {
        var which = new Clauses().and("r.erased_at is null");
        if (cursor != null) {
            var last = Cursor.row(
                    cursor,
                    id -> jdbc.sql("select requested_at from erasure_request where id = ?")
                            .param(id)
                            .query(OffsetDateTime.class)
                            .optional());
            which.and("(r.requested_at, r.id) > (?, ?)", last, cursor);
        }
        var rows = jdbc.sql(
                        REQUEST + which + " order by r.requested_at, r.id fetch first " + (limit + 1) + " rows only")
                .params(which.values())
                .query(ErasureRequests::read)
                .list();
        return Page.of(rows, limit, count(), Request::id);
    }

    private long count() {
        return jdbc.sql("select count(*) from (select 1 from erasure_request where erased_at is null fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .query(Long.class)
                .single();
    }

    private Request add(Customer customer, Cause cause) {
        var request = new Request(UUID.randomUUID().toString(), customer.ref(), cause.ref(), clock.instant());
        jdbc.sql("insert into erasure_request (id, customer_id, requested_by, requested_at) values (?, ?, ?, ?)")
                .params(
                        request.id(),
                        customer.id().value(),
                        request.requestedBy(),
                        request.requestedAt().atOffset(ZoneOffset.UTC))
                .update();
        timeline.add(new Entry(
                customer.id(), request.requestedAt(), "erasure-requested", Entry.Direction.IN, Map.of(), cause));
        return request;
    }

    private static Request read(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString("id"),
                new CustomerRef(row.getString("ref")),
                row.getString("requested_by"),
                RowTime.read(row, "requested_at"));
    }
}
