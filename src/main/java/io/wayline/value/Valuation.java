package io.wayline.value;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes what every customer is worth, all at once, in one transaction: readers see the former result until the new
 * one is whole, and a crash leaves it as it was. Doing it twice changes nothing the second time.
 */
@Component
public class Valuation {

    /** So many days up to today make the window of RFM and ABC. */
    static final int WINDOW_DAYS = 365;

    private static final Logger log = LoggerFactory.getLogger(Valuation.class);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ValueSql sql;
    private final OrderSql orders;
    private final TierRules rules;
    private final ValueRuns runs;
    private final List<ValuationFollower> followers;
    private final ApplicationEventPublisher signals;
    private final Clock clock;

    Valuation(
            JdbcClient jdbc,
            JdbcTemplate batches,
            ValueSql sql,
            OrderSql orders,
            TierRules rules,
            ValueRuns runs,
            List<ValuationFollower> followers,
            ApplicationEventPublisher signals,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.sql = sql;
        this.orders = orders;
        this.rules = rules;
        this.runs = runs;
        this.followers = List.copyOf(followers);
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * What a computation came to.
     *
     * @param customers how many customers have a tier now
     * @param changed how many of them got another tier or label
     */
    public record Outcome(long customers, long changed) {}

    /**
     * Computes now, in the caller's transaction if there is one; waits while somebody else computes.
     *
     * @throws TierUndecided when the decision leaves a cell open; then nothing is changed
     */
    @Transactional
    public Outcome compute() {
        runs.lock();
        return computeLocked();
    }

    /** Computes if it is due and nobody is at it; asked once more when it is locked, because it may just have been done. */
    @Transactional
    public Optional<Outcome> computeIfDue() {
        return runs.isDue() && runs.lockIfFree() && runs.isDue() ? Optional.of(computeLocked()) : Optional.empty();
    }

    private Outcome computeLocked() {
        var started = System.nanoTime();
        var now = clock.instant();
        var run = runs.next();
        var today = LocalDate.ofInstant(now, orders.zone());
        var tomorrow = today.plusDays(1).atStartOfDay(orders.zone()).toOffsetDateTime();

        writeCells();
        jdbc.sql(sql.forget()).param("tomorrow", tomorrow).update();
        jdbc.sql(sql.merge())
                .param("tomorrow", tomorrow)
                .param("before", Math.toIntExact(today.toEpochDay()) - WINDOW_DAYS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("run", run)
                .update();
        var gap = jdbc.sql(sql.typicalGap())
                .param("tomorrow", tomorrow)
                .query((row, number) -> Optional.ofNullable(row.getBigDecimal(1)))
                .single();
        followers.forEach(each -> each.valued(today));
        var outcome = new Outcome(
                count("select count(*) from customer_value", null),
                count("select count(*) from customer_value where run = ?", run));
        var took = Duration.ofNanos(System.nanoTime() - started);
        runs.finished(now, outcome, took, gap.map(Number::doubleValue).orElse(null));
        signals.publishEvent(new Valued());
        log.info(
                "Value computed: {} customers, {} with another tier or label, {} ms",
                outcome.customers(),
                outcome.changed(),
                took.toMillis());
        return outcome;
    }

    /** Asks the decision once for each cell there can be; every customer is then a join. */
    private void writeCells() {
        List<Object[]> rows = new ArrayList<>();
        for (var abc : List.of("A", "B", "C")) {
            for (var place = 0; place < 125; place++) {
                var cell = new TierRules.Cell(1 + place / 25, 1 + place / 5 % 5, 1 + place % 5, abc);
                var verdict = rules.of(cell);
                rows.add(new Object[] {
                    cell.recency(),
                    cell.frequency(),
                    cell.monetary(),
                    abc,
                    verdict.tier().name(),
                    verdict.label()
                });
            }
        }
        jdbc.sql("delete from tier_cell").update();
        batches.batchUpdate(
                "insert into tier_cell (recency, frequency, monetary, abc, tier, label) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private long count(String statement, @Nullable Object parameter) {
        var query = jdbc.sql(statement);
        return (parameter == null ? query : query.param(parameter))
                .query(Long.class)
                .single();
    }
}
