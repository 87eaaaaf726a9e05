package io.wayline.customer;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.timeline.Cause;

/** The customers, each with the verbs that change where they stand. */
@Component
public class Customers {

    private final JdbcClient jdbc;
    private final Movers movers;

    Customers(JdbcClient jdbc, Movers movers) {
        this.jdbc = jdbc;
        this.movers = movers;
    }

    /** The customer of this id; of an id that was merged into another customer, that one. */
    public Optional<Customer> find(CustomerId id) {
        return one("select * from customer where id = ?", id.value())
                .or(() -> keptInsteadOf(id).flatMap(this::find));
    }

    /** The customer of this ref; of a ref that was merged into another customer, that one. */
    public Optional<Customer> find(CustomerRef ref) {
        // one statement: nobody new is looked for twice, and no merge comes between
        return one("""
                        select * from customer where ref = ?
                        union all
                        select c.* from customer_merge m join customer c on c.id = m.customer_id where m.ref = ?""", ref.value(), ref.value());
    }

    /**
     * As {@link #get(CustomerId)}, and nobody else moves them until the caller's transaction ends: what is decided from
     * the answer still holds when it is written. Whoever writes under an id that came from elsewhere takes it from the
     * answer: the one asked for may have been merged.
     *
     * @throws NotFound when there is no such customer
     */
    public Customer lock(CustomerId id) {
        // when a merge had locked the row, its second look finds where it leads
        return one("select * from customer where id = ? for update", id.value())
                .or(() -> keptInsteadOf(id).map(this::lock))
                .orElseThrow(() -> new NotFound("customer"));
    }

    /** For each of these refs that was merged into another customer, the ref of that one; the others are left out. */
    public Map<CustomerRef, CustomerRef> keptInsteadOf(Collection<CustomerRef> refs) {
        return jdbc
                .sql("""
                        select m.ref, c.ref as kept from customer_merge m join customer c on c.id = m.customer_id
                        where m.ref = any(?)""")
                .param(1, refs.stream().map(CustomerRef::value).toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(new CustomerRef(row.getString("ref")), new CustomerRef(row.getString("kept"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<CustomerId> keptInsteadOf(CustomerId id) {
        return jdbc.sql("select customer_id from customer_merge where merged_id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(CustomerId::new);
    }

    private Optional<Customer> one(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(CustomerRow::read).optional();
    }

    /** Those of the given customers who are known, by their id, with one statement. */
    public Map<CustomerId, Customer> find(Set<CustomerId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from customer where id in (:ids)")
                .param("ids", ids.stream().map(CustomerId::value).toList())
                .query(CustomerRow::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::id, customer -> customer));
    }

    /** @throws NotFound when there is no such customer */
    public Customer get(CustomerId id) {
        return find(id).orElseThrow(() -> new NotFound("customer"));
    }

    /** @throws NotFound when there is no such customer */
    public Customer get(CustomerRef ref) {
        return find(ref).orElseThrow(() -> new NotFound("customer"));
    }

    /** Whether a mail to this address would reach a customer; upper and lower case alike. */
    public boolean haveAddress(MailAddress address) {
        return jdbc.sql("select count(*) from customer where email_key = ?")
                        .param(address.key())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many customers stand where, each counted to {@link Page#COUNTED_TO} and one more. */
    public Map<Lifecycle, Long> countByLifecycle() {
        var each = Stream.of(Lifecycle.values())
                .map(place -> """
                        select '%s' as lifecycle, count(*) as customers
                        from (select 1 from customer where lifecycle = '%1$s' fetch first %d rows only) of_place""".formatted(place, Page.COUNTED_TO + 1))
                .collect(Collectors.joining(" union all "));
        var counts = new EnumMap<Lifecycle, Long>(Lifecycle.class);
        jdbc.sql(each).query(row -> {
            counts.put(Lifecycle.valueOf(row.getString("lifecycle").strip()), row.getLong("customers"));
        });
        return counts;
    }

    /**
     * Moves a customer to another place in their life with us, and says so on the timeline. A customer who stands there
     * already stays, and nothing is written.
     *
     * @return true when they moved
     * @throws LifecycleMoveRefused when no move leads there from where they stand
     */
    @Transactional
    public boolean move(CustomerId id, Lifecycle to, Cause cause) {
        var customer = lock(id);
        var from = customer.lifecycle();
        if (from == to) {
            return false;
        }
        if (!LifecycleMoves.from(from).contains(to)) {
            throw new LifecycleMoveRefused(from, to);
        }
        movers.write(List.of(customer), to, cause);
        return true;
    }

    /**
     * Applies what an order does to where a customer stands, as {@link #move}; most orders change nothing.
     *
     * @return true when they moved
     */
    @Transactional
    public boolean ordered(CustomerId id, Cause cause) {
        var customer = lock(id);
        var from = customer.lifecycle();
        var to = LifecycleMoves.afterOrder(from);
        if (from == to) {
            return false;
        }
        movers.write(List.of(customer), to, cause);
        return true;
    }
}
