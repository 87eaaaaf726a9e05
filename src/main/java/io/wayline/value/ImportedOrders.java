package io.wayline.value;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Buyers;
import io.wayline.customer.Customer;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;
import io.wayline.shared.SqlRows;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;
import io.wayline.value.Orders.PlacedOrder;

/**
 * Keeps many orders at once, from a list of another system. They count for the customers' lives as orders told by
 * events do, and no journey hears of them. The same list a second time changes nothing.
 */
@Component
public class ImportedOrders {

    private final JdbcClient jdbc;
    private final Buyers buyers;
    private final Timeline timeline;
    private final Clock clock;

    ImportedOrders(JdbcClient jdbc, Buyers buyers, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.buyers = buyers;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** One line of the list; amount and currency as {@link OrderFacts} passes them. */
    public record Listed(CustomerRef customer, String ref, Instant placedAt, BigDecimal amount, String currency) {}

    /** What a line did. */
    public enum Outcome {
        CREATED,
        UNCHANGED,
        /** Nobody of this ref is known; nothing was kept. */
        UNKNOWN_CUSTOMER,
        /** Another order has this ref: other customer, time, amount, or currency; nothing was changed. */
        REF_TAKEN
    }

    /**
     * Takes the lines in their order, in the caller's transaction, with a number of statements that does not grow with
     * theirs.
     *
     * @param origin where the list came from, for the timeline: an id and no name
     * @return what each did
     * @throws org.springframework.dao.DataAccessException when somebody else keeps one of them at this moment; the
     *     caller's transaction is lost then, and trying again helps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> take(List<Listed> lines, String origin) {
        var customers = buyers.lock(lines.stream().map(Listed::customer).toList());
        var kept = kept(lines);
        var fresh = new ArrayList<PlacedOrder>();
        var touched = new LinkedHashMap<CustomerId, Customer>();
        var outcomes = new ArrayList<Outcome>(lines.size());
        for (var line : lines) {
            var customer = customers.get(line.customer());
            if (customer == null) {
                outcomes.add(Outcome.UNKNOWN_CUSTOMER);
                continue;
            }
            var order = new PlacedOrder(
                    customer.id(),
                    line.ref(),
                    line.placedAt().truncatedTo(ChronoUnit.MICROS),
                    line.amount(),
                    line.currency());
            var before = kept.putIfAbsent(line.ref(), order);
            if (before == null) {
                fresh.add(order);
                touched.put(customer.id(), customer);
                outcomes.add(Outcome.CREATED);
            } else {
                outcomes.add(same(before, order) ? Outcome.UNCHANGED : Outcome.REF_TAKEN);
            }
        }
        if (!fresh.isEmpty()) {
            var cause = Cause.system(origin);
            insert(fresh);
            timeline.addAll(fresh.stream().map(order -> placed(order, cause)).toList());
            buyers.ordered(touched.values(), cause);
        }
        return outcomes;
    }

    private Map<String, PlacedOrder> kept(List<Listed> lines) {
        var kept = new HashMap<String, PlacedOrder>();
        jdbc.sql("select ref, customer_id, placed_at, amount, currency from customer_order where ref = any(?)")
                .param(1, lines.stream().map(Listed::ref).toArray(String[]::new))
                .query(row -> {
                    kept.put(
                            row.getString("ref"),
                            new PlacedOrder(
                                    new CustomerId(row.getString("customer_id")),
                                    row.getString("ref"),
                                    RowTime.read(row, "placed_at"),
                                    row.getBigDecimal("amount"),
                                    row.getString("currency")));
                });
        return kept;
    }

    private static boolean same(PlacedOrder one, PlacedOrder other) {
        return one.customer().equals(other.customer())
                && one.placedAt().equals(other.placedAt())
                && one.amount().compareTo(other.amount()) == 0
                && one.currency().equals(other.currency());
    }

    private void insert(List<PlacedOrder> orders) {
        var rows = new SqlRows<>(orders);
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                        select r.ref, r.customer_id, cast(r.placed_at as timestamp(6) with time zone),
                            cast(r.amount as numeric(15, 4)), r.currency, ?
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array))
                            as r (ref, customer_id, placed_at, amount, currency)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rows.column(PlacedOrder::ref),
                        rows.column(PlacedOrder::customer),
                        rows.column(PlacedOrder::placedAt),
                        rows.column(order -> order.amount().toPlainString()),
                        rows.column(PlacedOrder::currency))
                .update();
    }

    static Entry placed(PlacedOrder order, Cause cause) {
        return new Entry(
                order.customer(),
                order.placedAt(),
                "order-placed",
                Entry.Direction.IN,
                Map.of(
                        "order", order.ref(),
                        "amount", order.amount().toPlainString(),
                        "currency", order.currency()),
                cause);
    }
}
