package io.wayline.value;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** Looks up what one customer is worth: orders as of now, the rating as of the last computation; one statement. */
@Component
public class CustomerValues {

    private final JdbcClient jdbc;
    private final OrderSql orders;
    private final Clock clock;

    CustomerValues(JdbcClient jdbc, OrderSql orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    /** Zeros and nulls for somebody who never bought. */
    public CustomerValue of(CustomerId customer) {
        return jdbc.sql("""
                        select b.orders, b.spend, b.unconverted, b.first_order, b.last_order, v.tier, v.label, v.recency,
                            v.frequency, v.monetary, v.abc, v.window_orders, v.window_spend, v.median_gap, v.since,
                            coalesce(v.median_gap, r.typical_gap) as expected_gap
                        from (
                            select count(*) as orders, coalesce(sum(worth), 0) as spend,
                                count(*) - count(worth) as unconverted,
                                min(placed_at) as first_order, max(placed_at) as last_order
                            from (
                                select o.placed_at, %s as worth from customer_order o
                                where o.customer_id = :customer and o.undone is null) o) b
                        left join customer_value v on v.customer_id = :customer
                        left join value_run r on r.id = 1""".formatted(orders.worth("o.amount")))
                .param("customer", customer.value())
                .query((row, number) -> read(row))
                .single();
    }

    /** The tiers of these customers as of the last computation; who has none is left out. */
    public Map<CustomerId, Tier> tiers(Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select customer_id, tier from customer_value where customer_id in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(customers.size(), "?"))))
                .params(customers.stream().map(CustomerId::value).toList())
                .query((row, number) ->
                        Map.entry(new CustomerId(row.getString("customer_id")), Tier.valueOf(row.getString("tier"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private CustomerValue read(ResultSet row) throws SQLException {
        var last = RowTime.readNullable(row, "last_order");
        return new CustomerValue(
                row.getInt("orders"),
                row.getBigDecimal("spend").setScale(2, RoundingMode.HALF_UP),
                orders.currency(),
                row.getInt("unconverted"),
                RowTime.readNullable(row, "first_order"),
                last,
                last == null ? null : daysSince(last),
                last == null ? null : number(row, "expected_gap"),
                row.getString("tier") == null ? null : rating(row));
    }

    private static CustomerValue.Rating rating(ResultSet row) throws SQLException {
        var abc = row.getString("abc");
        return new CustomerValue.Rating(
                Tier.valueOf(row.getString("tier")),
                row.getString("label"),
                abc == null
                        ? null
                        : new TierRules.Cell(
                                row.getInt("recency"), row.getInt("frequency"), row.getInt("monetary"), abc),
                row.getInt("window_orders"),
                row.getBigDecimal("window_spend").setScale(2, RoundingMode.HALF_UP),
                number(row, "median_gap"),
                RowTime.read(row, "since"));
    }

    private int daysSince(Instant then) {
        return (int) ChronoUnit.DAYS.between(
                LocalDate.ofInstant(then, orders.zone()), LocalDate.ofInstant(clock.instant(), orders.zone()));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        var number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}
