package io.wayline.value.basket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.background.TimedWork;
import io.wayline.shared.RowTime;

/**
 * Counts what is bought together, over the orders of a year, after each computation of value; in one transaction, so
 * that readers see the former count until the new one is whole. One that takes long is not done often.
 */
@Component
class BasketComputation implements TimedWork {

    static final Duration WINDOW = Duration.ofDays(365);

    /** In fewer orders, or by fewer customers, nothing is called bought together. */
    static final int LEAST_ORDERS = 10;

    static final int LEAST_CUSTOMERS = 5;

    private static final int MOST_RULES = 10;

    /** So many standard errors are given to chance, as many pairs are looked at: one pair in 740 seems true and is not. */
    private static final double CHANCE = 3;

    /** After a minute of counting an hour of rest. */
    private static final int REST = 60;

    private static final Logger log = LoggerFactory.getLogger(BasketComputation.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    BasketComputation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long due(Instant now) {
        return isDue(now) ? 1 : 0;
    }

    /** It follows the computation of value, and has no time of its own. */
    @Override
    public Optional<Instant> next(Instant after, Instant last) {
        return Optional.empty();
    }

    @Transactional
    void computeIfDue() {
        if (isDue(clock.instant()) && lockIfFree() && isDue(clock.instant())) {
            compute();
        }
    }

    /** Counts now, in the caller's transaction if there is one. */
    @Transactional
    void compute() {
        var began = System.nanoTime();
        var now = clock.instant();
        jdbc.sql("delete from basket_rule").update();
        jdbc.sql("delete from basket_name").update();
        jdbc.sql("delete from basket_product").update();
        var from = RowTime.of(now.minus(WINDOW));
        var to = RowTime.of(now);
        var orders = jdbc.sql(BasketSql.orders())
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
        jdbc.sql(BasketSql.products())
                .param("from", from)
                .param("to", to)
                .param("orders", LEAST_ORDERS)
                .update();
        var rules = jdbc.sql(BasketSql.rules())
                .param("from", from)
                .param("to", to)
                .param("orders", LEAST_ORDERS)
                .param("customers", LEAST_CUSTOMERS)
                .param("all", (double) orders)
                .param("z", CHANCE)
                .param("most", MOST_RULES)
                .update();
        jdbc.sql(BasketSql.names())
                .param("from", from)
                .param("to", to)
                .param("customers", LEAST_CUSTOMERS)
                .update();
        var took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        jdbc.sql("""
                        update basket_run set value_run = (select run from value_run where id = 1), computed_at = ?, orders = ?,
                            took_ms = ?
                        where id = 1""").params(to, orders, took).update();
        log.info("Bought together: {} rules from {} orders, {} ms", rules, orders, took);
    }

    private boolean isDue(Instant now) {
        return jdbc.sql("""
                        select b.computed_at, b.took_ms from basket_run b join value_run v on v.id = b.id
                        where b.id = 1 and v.computed_at is not null and (b.value_run is null or b.value_run < v.run)""")
                .query((row, number) -> {
                    var last = RowTime.readNullable(row, "computed_at");
                    return last == null || !now.isBefore(last.plusMillis(REST * row.getLong("took_ms")));
                })
                .optional()
                .orElse(false);
    }

    private boolean lockIfFree() {
        return jdbc.sql("select id from basket_run where id = 1 for update skip locked")
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
