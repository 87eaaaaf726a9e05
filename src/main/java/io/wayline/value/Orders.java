package io.wayline.value;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** What customers bought. An order is kept once per its ref; one that is undone stays and counts for nothing. */
@Component
public class Orders {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    Orders(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * One order.
     *
     * @param ref the shop's name for it
     * @param currency ISO 4217
     */
    public record PlacedOrder(CustomerId customer, String ref, Instant placedAt, BigDecimal amount, String currency) {}

    /** Why an order counts for nothing. */
    public enum Undone {
        CANCELLED,
        RETURNED
    }

    /**
     * An order as it stands.
     *
     * @param undone why it counts for nothing; null while it counts
     * @param expectedOn the day on which it arrives, as last told of a delayed one; null for the others
     */
    public record RecordedOrder(
            PlacedOrder order,
            @Nullable Undone undone,
            @Nullable LocalDate expectedOn) {}

    /**
     * Keeps an order with its items, in the caller's transaction.
     *
     * @return false when an order of this ref is kept already; then nothing changes
     */
    boolean keep(PlacedOrder order, List<OrderItem> items) {
        var isNew = jdbc.sql("""
                                insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                                select ?, ?, ?, ?, ?, ?
                                where not exists (select 1 from customer_order where ref = ?)""")
                        .params(
                                order.ref(),
                                order.customer().value(),
                                order.placedAt().atOffset(ZoneOffset.UTC),
                                order.amount(),
                                order.currency(),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                order.ref())
                        .update()
                == 1;
        if (isNew && !items.isEmpty()) {
            keep(order.ref(), items);
        }
        return isNew;
    }

    private void keep(String ref, List<OrderItem> items) {
        List<Object[]> rows = new ArrayList<>();
        for (var item : items) {
            rows.add(new @Nullable Object[] {
                ref, rows.size() + 1, item.sku(), item.name(), item.category(), item.quantity(), item.price()
            });
        }
        batches.batchUpdate(
                "insert into customer_order_item (order_ref, line, sku, name, category, quantity, price)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /**
     * Notes that an order of this customer counts for nothing any more, in the caller's transaction.
     *
     * @return false when the customer has no such order, or it is undone already
     */
    boolean undo(CustomerId customer, String ref, Undone why) {
        return jdbc.sql("""
                                update customer_order set undone = ?
                                where ref = ? and customer_id = ? and undone is null""").params(why.name(), ref, customer.value()).update() == 1;
    }

    /**
     * Notes on which day a delayed order of this customer arrives, in the caller's transaction.
     *
     * @return false when the customer has no such order, or that day is known already
     */
    boolean expect(CustomerId customer, String ref, LocalDate day) {
        return jdbc.sql("""
                                update customer_order set expected_on = ?
                                where ref = ? and customer_id = ? and (expected_on is null or expected_on <> ?)""").params(day, ref, customer.value(), day).update() == 1;
    }

    /** The newest orders of a customer, newest first. */
    public List<RecordedOrder> latest(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from customer_order where customer_id = ?
                        order by placed_at desc, ref fetch first ? rows only""").params(customer.value(), limit).query(Orders::read).list();
    }

    /** An order of this customer; empty when it is unknown or somebody else's. */
    public Optional<RecordedOrder> find(CustomerId customer, String ref) {
        return jdbc.sql("select * from customer_order where ref = ? and customer_id = ?")
                .params(ref, customer.value())
                .query(Orders::read)
                .optional();
    }

    /** Whose an order is, and nothing else of it; empty when it is unknown. */
    public Optional<CustomerId> ownerOf(String ref) {
        return jdbc.sql("select customer_id from customer_order where ref = ?")
                .param(ref)
                .query(String.class)
                .optional()
                .map(CustomerId::new);
    }

    /** What an order of this customer is of for the most part, as the purchase report calls it; empty when nobody said. */
    public Optional<String> mainCategory(CustomerId customer, String ref) {
        return jdbc.sql("""
                        select i.category from customer_order o join customer_order_item i on i.order_ref = o.ref
                        where o.ref = ? and o.customer_id = ? and i.category is not null
                        order by coalesce(i.price, 0) * i.quantity desc, i.line fetch first 1 rows only""").params(ref, customer.value()).query(String.class).list().stream()
                .findFirst();
    }

    /** What an order is made of, in the shop's order. */
    List<OrderItem> items(String ref) {
        return jdbc.sql("select * from customer_order_item where order_ref = ? order by line")
                .param(ref)
                .query((row, number) -> new OrderItem(
                        row.getString("sku"),
                        row.getString("name"),
                        row.getString("category"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price")))
                .list();
    }

    private static RecordedOrder read(ResultSet row, int number) throws SQLException {
        var undone = row.getString("undone");
        return new RecordedOrder(
                new PlacedOrder(
                        new CustomerId(row.getString("customer_id")),
                        row.getString("ref"),
                        RowTime.read(row, "placed_at"),
                        row.getBigDecimal("amount"),
                        row.getString("currency")),
                undone == null ? null : Undone.valueOf(undone),
                row.getObject("expected_on", LocalDate.class));
    }
}
