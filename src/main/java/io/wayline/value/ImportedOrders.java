package io.wayline.value;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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

    /** One order of the list; amount and currency as {@link OrderFacts} passes them. */
    public record Listed(
            CustomerRef customer,
            String ref,
            Instant placedAt,
            BigDecimal amount,
            String currency,
            List<OrderItem> items) {}

    /** What an order is told apart by. */
    private record Whose(CustomerId customer, String number) {}

    private record Fresh(String key, @Nullable String number, PlacedOrder order, List<OrderItem> items) {}

    private record ItemRow(String order, int line, OrderItem item) {}

    /** What a line did. */
    public enum Outcome {
        CREATED,
        UNCHANGED,
        /** Nobody of this ref is known; nothing was kept. */
        UNKNOWN_CUSTOMER,
        /** This customer has an order of this ref with another time, amount, or currency; nothing was changed. */
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
        var kept = new HashMap<Whose, PlacedOrder>();
        var taken = new HashSet<String>();
        kept(lines, kept, taken);
        var fresh = new ArrayList<Fresh>();
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
            var before = kept.putIfAbsent(new Whose(customer.id(), line.ref()), order);
            if (before == null) {
                fresh.add(
                        taken.add(line.ref())
                                ? new Fresh(line.ref(), null, order, line.items())
                                : new Fresh(Orders.key(customer.id(), line.ref()), line.ref(), order, line.items()));
                touched.put(customer.id(), customer);
                outcomes.add(Outcome.CREATED);
            } else {
                outcomes.add(same(before, order) ? Outcome.UNCHANGED : Outcome.REF_TAKEN);
            }
        }
        if (!fresh.isEmpty()) {
            var cause = Cause.system(origin);
            insert(fresh);
            timeline.addAll(
                    fresh.stream().map(each -> placed(each.order(), cause)).toList());
            buyers.ordered(touched.values(), cause);
        }
        return outcomes;
    }

    private void kept(List<Listed> lines, Map<Whose, PlacedOrder> kept, Set<String> taken) {
        var numbers = lines.stream().map(Listed::ref).distinct().toArray(String[]::new);
        jdbc.sql("""
                        select ref, ref as called, customer_id, placed_at, amount, currency from customer_order
                        where ref = any(?)
                        union all
                        select ref, number as called, customer_id, placed_at, amount, currency from customer_order
                        where number = any(?)""").param(1, numbers).param(2, numbers).query(row -> {
            taken.add(row.getString("ref"));
            var customer = new CustomerId(row.getString("customer_id"));
            kept.put(
                    new Whose(customer, row.getString("called")),
                    new PlacedOrder(
                            customer,
                            row.getString("called"),
                            RowTime.read(row, "placed_at"),
                            row.getBigDecimal("amount"),
                            row.getString("currency")));
        });
    }

    private static boolean same(PlacedOrder one, PlacedOrder other) {
        return one.placedAt().equals(other.placedAt())
                && one.amount().compareTo(other.amount()) == 0
                && one.currency().equals(other.currency());
    }

    private void insert(List<Fresh> orders) {
        var rows = new SqlRows<>(orders);
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at, number)
                        select r.ref, r.customer_id, cast(r.placed_at as timestamp(6) with time zone),
                            cast(r.amount as numeric(15, 4)), r.currency, ?, r.number
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                            as r (ref, customer_id, placed_at, amount, currency, number)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rows.column(Fresh::key),
                        rows.column(each -> each.order().customer()),
                        rows.column(each -> each.order().placedAt()),
                        rows.column(each -> each.order().amount().toPlainString()),
                        rows.column(each -> each.order().currency()),
                        rows.column(Fresh::number))
                .update();
        insertItems(orders);
    }

    private void insertItems(List<Fresh> orders) {
        var items = new ArrayList<ItemRow>();
        for (var each : orders) {
            for (var place = 0; place < each.items().size(); place++) {
                items.add(new ItemRow(each.key(), place + 1, each.items().get(place)));
            }
        }
        if (items.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(items);
        jdbc.sql("""
                        insert into customer_order_item (order_ref, line, sku, name, category, quantity, price)
                        select r.order_ref, cast(r.line as smallint), r.sku, r.name, r.category,
                            cast(r.quantity as numeric(15, 4)), cast(r.price as numeric(15, 4))
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array))
                            as r (order_ref, line, sku, name, category, quantity, price)""")
                .params(
                        rows.column(ItemRow::order),
                        rows.column(ItemRow::line),
                        rows.column(row -> row.item().sku()),
                        rows.column(row -> row.item().name()),
                        rows.column(row -> row.item().category()),
                        rows.column(row -> row.item().quantity().toPlainString()),
                        rows.column(row -> row.item().price() == null
                                ? null
                                : row.item().price().toPlainString()))
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
