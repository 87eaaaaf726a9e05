package io.wayline.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.shared.CustomerId;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.SettableClock;

/** Lets a test write orders of customers by short names and read what they are rated; the company is in Shanghai. */
@TestComponent
class ValueDriver {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcTemplate jdbc;
    private final Valuation valuation;
    private final CustomerValues values;
    private final SettableClock clock;

    ValueDriver(JdbcTemplate jdbc, Valuation valuation, CustomerValues values, SettableClock clock) {
        this.jdbc = jdbc;
        this.valuation = valuation;
        this.values = values;
        this.clock = clock;
    }

    /** Nobody ever bought anything, and it is noon of this day. */
    ValueDriver begin(LocalDate today) {
        for (var table : List.of("customer_order_item", "customer_order", "customer_value", "tier_cell")) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("update value_run set computed_at = null, requested_at = null, failed_at = null, failure = null");
        clock.set(today.atTime(12, 0).atZone(ZONE).toInstant());
        return this;
    }

    ValueDriver bought(String customer, LocalDate day, String amount) {
        return bought(customer, day.atTime(12, 0).atZone(ZONE), amount, "CNY");
    }

    ValueDriver bought(String customer, ZonedDateTime at, String amount, String currency) {
        insert(List.<Object[]>of(row(customer, at, new BigDecimal(amount), currency)));
        return this;
    }

    ValueDriver bought(PurchaseLog log) {
        var rows = new ArrayList<Object[]>();
        log.purchases()
                .forEach(each ->
                        rows.add(row(each.customer(), each.day().atTime(12, 0).atZone(ZONE), each.amount(), "CNY")));
        insert(rows);
        return this;
    }

    Valuation.Outcome compute() {
        return valuation.compute();
    }

    CustomerValue of(String customer) {
        return values.of(new CustomerId(customer));
    }

    /** Recency, frequency, monetary, and class of a customer, such as {@code 545A}; empty for those who lapsed. */
    String cell(String customer) {
        var rating = of(customer).rating();
        var cell = rating == null ? null : rating.cell();
        return cell == null ? "" : "" + cell.recency() + cell.frequency() + cell.monetary() + cell.abc();
    }

    /** All rows, in the words of {@link ReckonedByHand}. */
    Map<String, ReckonedByHand.Figures> figures() {
        var figures = new HashMap<String, ReckonedByHand.Figures>();
        jdbc.query("select * from customer_value", row -> {
            var gap = row.getDouble("median_gap");
            var medianGap = row.wasNull() ? null : gap;
            var abc = row.getString("abc");
            figures.put(
                    row.getString("customer_id"),
                    new ReckonedByHand.Figures(
                            abc == null
                                    ? ""
                                    : "" + row.getInt("recency") + row.getInt("frequency") + row.getInt("monetary"),
                            abc == null ? "" : abc,
                            row.getInt("window_orders"),
                            row.getBigDecimal("window_spend"),
                            row.getLong("purchase_days"),
                            medianGap));
        });
        return figures;
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate(
                "insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static Object[] row(String customer, ZonedDateTime at, BigDecimal amount, String currency) {
        var moment = at.toOffsetDateTime();
        return new Object[] {UUID.randomUUID().toString(), customer, moment, amount, currency, moment};
    }
}
