package io.wayline.customer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;

/** Many customers who ordered, together: {@link Customers#ordered} for a list of orders. */
@Component
public class Buyers {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Movers movers;

    Buyers(JdbcClient jdbc, Customers customers, Movers movers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.movers = movers;
    }

    /**
     * Those of these refs who are known, by the ref that was asked for. Nobody else moves them until the caller's transaction ends; they are locked in
     * the order of their ids, so that two callers never wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<CustomerRef, Customer> lock(Collection<CustomerRef> refs) {
        var locked = new HashMap<CustomerRef, Customer>();
        var merged = customers.keptInsteadOf(refs);
        jdbc.sql("select * from customer where ref = any(?) order by id for update")
                .param(
                        1,
                        Stream.concat(refs.stream(), merged.values().stream())
                                .map(CustomerRef::value)
                                .distinct()
                                .toArray(String[]::new))
                .query(CustomerRow::read)
                .list()
                .forEach(customer -> locked.put(customer.ref(), customer));
        merged.forEach((ref, kept) -> locked.computeIfAbsent(ref, old -> locked.get(kept)));
        return locked;
    }

    /**
     * Applies to each what an order does to where a customer stands, in the caller's transaction.
     *
     * @param buyers as {@link #lock} gave them, each at most once
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ordered(Collection<Customer> buyers, Cause cause) {
        var moves = new EnumMap<Lifecycle, List<Customer>>(Lifecycle.class);
        for (var buyer : buyers) {
            var to = LifecycleMoves.afterOrder(buyer.lifecycle());
            if (to != buyer.lifecycle()) {
                moves.computeIfAbsent(to, place -> new ArrayList<>()).add(buyer);
            }
        }
        moves.forEach((to, each) -> movers.write(each, to, cause));
    }
}
