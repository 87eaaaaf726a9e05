package io.wayline.value.report;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;

/** How many orders were placed in a month, in the company's zone; each month is counted at most once a day. */
@Component
public class OrderMonths {

    private static final Duration FRESH = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    OrderMonths(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Orders that count, by month; a month without any is there with 0. */
    public Map<YearMonth, Long> of(Collection<YearMonth> months) {
        var counted = new HashMap<YearMonth, Long>();
        if (months.isEmpty()) {
            return counted;
        }
        jdbc.sql(
                        "select first_day, orders from order_month where first_day in (:months) and counted_at > :fresh and counted_at <= :now")
                .param("months", months.stream().map(OrderMonths::key).toList())
                .param("now", RowTime.of(clock.instant()))
                .param("fresh", RowTime.of(clock.instant().minus(FRESH)))
                .query(row -> {
                    counted.put(YearMonth.from(row.getDate("first_day").toLocalDate()), row.getLong("orders"));
                });
        for (var month : months) {
            counted.computeIfAbsent(month, this::count);
        }
        return counted;
    }

    private long count(YearMonth month) {
        var orders = jdbc.sql("""
                        select count(*) from customer_order where undone is null and placed_at >= ? and placed_at < ?""")
                .params(start(month), start(month.plusMonths(1)))
                .query(Long.class)
                .single();
        var now = RowTime.of(clock.instant());
        var kept = jdbc.sql("update order_month set orders = ?, counted_at = ? where first_day = ?")
                .params(orders, now, key(month))
                .update();
        if (kept == 0) {
            try {
                jdbc.sql("insert into order_month (first_day, orders, counted_at) values (?, ?, ?)")
                        .params(key(month), orders, now)
                        .update();
            } catch (DuplicateKeyException countedByAnotherJustNow) {
                return orders;
            }
        }
        return orders;
    }

    private Object start(YearMonth month) {
        return RowTime.of(month.atDay(1).atStartOfDay(zone).toInstant());
    }

    private static Date key(YearMonth month) {
        return Date.valueOf(month.atDay(1));
    }
}
