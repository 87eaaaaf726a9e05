package io.wayline.value;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/** What customers bought. An order is kept once per its ref. */
@Component
public class Orders {

    private final JdbcClient jdbc;
    private final Clock clock;

    Orders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One order.
     *
     * @param ref the shop's name for it
     * @param currency ISO 4217
     */
    public record PlacedOrder(CustomerId customer, String ref, Instant placedAt, BigDecimal amount, String currency) {}

    /**
     * What a customer bought in all, as of now.
     *
     * @param count how many orders
     * @param spend the sum of their amounts, over all currencies as they are; 0 without orders
     * @param last when the last one was placed, or null
     */
    public record Summary(
            int count, BigDecimal spend, @Nullable Instant last) {}

    /**
     * Keeps an order, in the caller's transaction.
     *
     * @return false when an order of this ref is kept already; then nothing changes
     */
    boolean keep(PlacedOrder order) {
        return jdbc.sql("""
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
    }

    public Summary summary(CustomerId customer) {
        return jdbc.sql("""
                        select count(*) as orders, coalesce(sum(amount), 0) as spend, max(placed_at) as last
                        from customer_order where customer_id = ?""")
                .param(customer.value())
                .query((row, number) -> {
                    var last = row.getObject("last", OffsetDateTime.class);
                    return new Summary(
                            row.getInt("orders"), row.getBigDecimal("spend"), last == null ? null : last.toInstant());
                })
                .single();
    }

    /** The newest orders of a customer, newest first. */
    public List<PlacedOrder> latest(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select * from customer_order where customer_id = ?
                        order by placed_at desc, ref fetch first ? rows only""").params(customer.value(), limit).query(Orders::read).list();
    }

    private static PlacedOrder read(ResultSet row, int number) throws SQLException {
        return new PlacedOrder(
                new CustomerId(row.getString("customer_id")),
                row.getString("ref"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
