package io.wayline.customer.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerRow;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;

/** The customers as somebody may see them: every page and every call that shows one customer to somebody begins here. */
@Component
public class VisibleCustomers {

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final Collection<CustomerGrant> grants;
    private final Clock clock;

    VisibleCustomers(JdbcClient jdbc, Visibility visibility, Collection<CustomerGrant> grants, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * A customer, and how much of them the viewer may see now.
     *
     * @param revealedUntil until when contact data is shown that was masked, or null
     */
    public record Seen(
            Customer customer,
            FieldAccess fieldAccess,
            @Nullable Instant revealedUntil) {

        public Contact contact() {
            return fieldAccess.contact(customer);
        }
    }

    /**
     * The customer of a ref, or whoever they were merged into.
     *
     * @throws NotFound when there is no such customer, or none whom the viewer may see: the two are never told apart
     */
    public Seen get(CustomerRef ref, Viewer viewer) {
        var customer = find(ref, visibility.of(viewer))
                .or(() -> granted(ref, viewer))
                .orElseThrow(() -> new NotFound("customer"));
        var revealedUntil = viewer.reveals(customer) ? revealedUntil(customer, viewer) : null;
        return new Seen(customer, revealedUntil == null ? viewer.fieldAccess() : FieldAccess.OPEN, revealedUntil);
    }

    private Optional<Customer> find(CustomerRef ref, Clauses among) {
        var which = new Clauses()
                .and(
                        "c.id = (select id from customer where ref = ?"
                                + " union all select customer_id from customer_merge where ref = ?)",
                        ref.value(),
                        ref.value())
                .and(among);
        return jdbc.sql("select c.* from customer c" + which)
                .params(which.values())
                .query(CustomerRow::read)
                .optional();
    }

    private Optional<Customer> granted(CustomerRef ref, Viewer viewer) {
        return viewer.rows() == Viewer.RowScope.OWN && viewer.isPerson()
                ? find(ref, new Clauses())
                        .filter(customer -> grants.stream().anyMatch(grant -> grant.shows(customer, viewer.name())))
                : Optional.empty();
    }

    private @Nullable Instant revealedUntil(Customer customer, Viewer viewer) {
        return jdbc
                .sql("""
                        select max(until) from customer_disclosure
                        where username = ? and until > ? and customer_id = ? and kind = 'UNVEILED'""")
                .params(
                        viewer.name(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        customer.id().value())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .map(OffsetDateTime::toInstant)
                .findFirst()
                .orElse(null);
    }
}
