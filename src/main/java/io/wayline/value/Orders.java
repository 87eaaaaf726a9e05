package io.wayline.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/**
 * What customers bought. An order is kept once per customer and number; one that is undone stays and counts for nothing.
 */
@Component
public class Orders {

    /** Which rows are an order of a customer: as a rule its number is what it is kept under. */
    private static final String OF_NUMBER = """
            ref in (select r.ref from customer_order r where r.ref = :number and r.customer_id = :customer and r.number is null
                union all select n.ref from customer_order n where n.number = :number and n.customer_id = :customer)""";

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
     * @return false when this customer has an order of this ref already; then nothing changes
     */
    boolean keep(PlacedOrder order, List<OrderItem> items) {
        var key = order.ref();
        var isNew = insert(key, order, null);
        if (!isNew && !ownersOf(order.ref()).contains(order.customer())) {
            key = key(order.customer(), order.ref());
            isNew = insert(key, order, order.ref());
        }
        if (isNew && !items.isEmpty()) {
            keep(key, items);
        }
        return isNew;
    }

    /**
     * Under what an order is kept whose number another customer's order has already. The same for the same two, so that an
     * order that is told again is known again.
     */
    static String key(CustomerId customer, String number) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((customer.value() + '\n' + number).getBytes(StandardCharsets.UTF_8));
            return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private boolean insert(String key, PlacedOrder order, @Nullable String number) {
        return jdbc.sql("""
                                insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at,
                                    number)
                                select ?, ?, ?, ?, ?, ?, cast(? as varchar)
                                where not exists (select 1 from customer_order where ref = ?)""")
                        .params(
                                key,
                                order.customer().value(),
                                order.placedAt().atOffset(ZoneOffset.UTC),
                                order.amount(),
                                order.currency(),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                number,
                                key)
                        .update()
                == 1;
    }

    private void keep(String key, List<OrderItem> items) {
        List<Object[]> rows = new ArrayList<>();
        for (var item : items) {
            rows.add(new @Nullable Object[] {
                key, rows.size() + 1, item.sku(), item.name(), item.category(), item.quantity(), item.price()
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
        return jdbc.sql("update customer_order set undone = :why where undone is null and " + OF_NUMBER)
                        .param("why", why.name())
                        .param("number", ref)
                        .param("customer", customer.value())
                        .update()
                > 0;
    }

    /**
     * Notes on which day a delayed order of this customer arrives, in the caller's transaction.
     *
     * @return false when the customer has no such order, or that day is known already
     */
    boolean expect(CustomerId customer, String ref, LocalDate day) {
        return jdbc.sql("update customer_order set expected_on = :day"
                                + " where (expected_on is null or expected_on <> :day) and " + OF_NUMBER)
                        .param("day", day)
                        .param("number", ref)
                        .param("customer", customer.value())
                        .update()
                > 0;
    }

    /** The newest orders of a customer, newest first. */
    public List<RecordedOrder> latest(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from customer_order where customer_id = ?
                        order by placed_at desc, ref fetch first ? rows only""").params(customer.value(), limit).query(Orders::read).list();
    }

    /** An order of this customer; empty when it is unknown or somebody else's. */
    public Optional<RecordedOrder> find(CustomerId customer, String ref) {
        return jdbc
                .sql("select * from customer_order where " + OF_NUMBER + " order by placed_at desc, ref")
                .param("number", ref)
                .param("customer", customer.value())
                .query(Orders::read)
                .list()
                .stream()
                .findFirst();
    }

    /** Whose orders of this number are, and nothing else of them; empty when there is none. */
    public Set<CustomerId> ownersOf(String ref) {
        return jdbc.sql("""
                        select customer_id from customer_order where ref = :number and number is null
                        union select customer_id from customer_order where number = :number""").param("number", ref).query(String.class).list().stream()
                .map(CustomerId::new)
                .collect(Collectors.toSet());
    }

    /** What an order of this customer is of for the most part, as the purchase report calls it; empty when nobody said. */
    public Optional<String> mainCategory(CustomerId customer, String ref) {
        return jdbc
                .sql("""
                        select i.category from customer_order o join customer_order_item i on i.order_ref = o.ref
                        where i.category is not null and o.""" + OF_NUMBER + """
                         order by coalesce(i.price, 0) * i.quantity desc, i.line fetch first 1 rows only""")
                .param("number", ref)
                .param("customer", customer.value())
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** What an order is made of, in the shop's order. */
    List<OrderItem> items(CustomerId customer, String ref) {
        return jdbc.sql("select i.* from customer_order_item i join customer_order o on o.ref = i.order_ref where o."
                        + OF_NUMBER + " order by i.order_ref, i.line")
                .param("number", ref)
                .param("customer", customer.value())
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
        var called = row.getString("number");
        return new RecordedOrder(
                new PlacedOrder(
                        new CustomerId(row.getString("customer_id")),
                        called == null ? row.getString("ref") : called,
                        RowTime.read(row, "placed_at"),
                        row.getBigDecimal("amount"),
                        row.getString("currency")),
                undone == null ? null : Undone.valueOf(undone),
                row.getObject("expected_on", LocalDate.class));
    }
}
