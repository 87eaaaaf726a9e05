package io.wayline.value.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.value.OrderSql;

/** Draws up what one customer bought, from the orders as they are now. */
@Component
public class PurchaseReports {

    private static final int MONTHS = 12;
    private static final int CATEGORIES = 10;
    /** Below it, orders a year would be a wild guess. */
    private static final int SHORTEST_DAYS = 30;

    private final JdbcClient jdbc;
    private final OrderSql orders;
    private final Clock clock;

    PurchaseReports(JdbcClient jdbc, OrderSql orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    public PurchaseReport of(CustomerId customer) {
        var today = LocalDate.ofInstant(clock.instant(), orders.zone());
        var days = jdbc.sql("""
                        select bought_on, count(*) as orders, coalesce(sum(worth), 0) as spend
                        from (
                            select %s as bought_on, %s as worth from customer_order o
                            where o.customer_id = ? and o.undone is null) o
                        group by bought_on order by bought_on""".formatted(orders.day(), orders.worth("o.amount")))
                .param(customer.value())
                .query(Day::read)
                .list();
        return new PurchaseReport(orders.currency(), aYear(days, today), months(days, today), categories(customer));
    }

    private static @Nullable BigDecimal aYear(List<Day> days, LocalDate today) {
        var count = days.stream().mapToLong(Day::orders).sum();
        if (count < 2) {
            return null;
        }
        var span = Math.max(SHORTEST_DAYS, ChronoUnit.DAYS.between(days.get(0).date(), today));
        return BigDecimal.valueOf(count * 365).divide(BigDecimal.valueOf(span), 1, RoundingMode.HALF_UP);
    }

    private static List<PurchaseReport.Month> months(List<Day> days, LocalDate today) {
        var months = new TreeMap<YearMonth, PurchaseReport.Month>();
        for (var back = 0; back < MONTHS; back++) {
            var month = YearMonth.from(today).minusMonths(back);
            months.put(month, new PurchaseReport.Month(month, 0, BigDecimal.ZERO.setScale(2)));
        }
        for (var day : days) {
            months.computeIfPresent(
                    YearMonth.from(day.date()),
                    (month, sum) -> new PurchaseReport.Month(
                            month, sum.orders() + day.orders(), sum.spend().add(day.spend())));
        }
        return List.copyOf(months.values());
    }

    private List<PurchaseReport.Category> categories(CustomerId customer) {
        return jdbc.sql("""
                        select category, count(distinct ref) as orders, sum(quantity) as quantity,
                            coalesce(sum(worth), 0) as spend
                        from (
                            select i.category, o.ref, i.quantity, %s as worth
                            from customer_order o join customer_order_item i on i.order_ref = o.ref
                            where o.customer_id = ? and o.undone is null and i.category is not null) i
                        group by category order by spend desc, category fetch first ? rows only""".formatted(orders.worth("i.quantity * i.price")))
                .params(customer.value(), CATEGORIES)
                .query((row, number) -> new PurchaseReport.Category(
                        row.getString("category"),
                        row.getInt("orders"),
                        row.getBigDecimal("quantity").stripTrailingZeros(),
                        money(row)))
                .list();
    }

    private static BigDecimal money(ResultSet row) throws SQLException {
        return row.getBigDecimal("spend").setScale(2, RoundingMode.HALF_UP);
    }

    private record Day(LocalDate date, int orders, BigDecimal spend) {

        static Day read(ResultSet row, int number) throws SQLException {
            return new Day(LocalDate.ofEpochDay(row.getInt("bought_on")), row.getInt("orders"), money(row));
        }
    }
}
