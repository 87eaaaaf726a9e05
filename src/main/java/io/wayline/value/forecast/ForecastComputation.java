package io.wayline.value.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.value.OrderSql;
import io.wayline.value.ValuationFollower;
import io.wayline.value.forecast.Forecasts.State;

/**
 * Fits the model to all customers and writes down what it says, for each kind of history once: customers are joined to
 * their kind by their days. Nothing of a single customer passes through here. First the same is done as of 60 days ago,
 * and held against what came; a model that would have been no better than one figure for all, or far off, tells nothing.
 */
@Component
class ForecastComputation implements ValuationFollower {

    static final int SOON = 30;
    static final int AHEAD = 60;

    /** Fewer say nothing, whatever the model makes of them. */
    private static final long LEAST_KNOWN = 100;

    private static final long LEAST_BUYERS = 30;

    /** So many times more, or fewer, buyers than were expected: then the model knows whom, and not how many. */
    private static final double MOST_OFF = 1.5;

    /** Days that make one cell: the first with which the cells are not too many. */
    private static final int[] UNITS = {1, 7, 28};

    private static final int MOST_CELLS = 50_000;

    private static final Logger log = LoggerFactory.getLogger(ForecastComputation.class);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final OrderSql orders;

    ForecastComputation(JdbcClient jdbc, JdbcTemplate batches, OrderSql orders) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.orders = orders;
    }

    /** Customers alike: on how many days they bought, and in which cells of days the first and the last of them lie. */
    private record Cell(int purchaseDays, int first, int last, long customers, long buyers) {

        PurchaseHistory asOf(int today, int unit) {
            var middle = (unit - 1) / 2.0;
            return new PurchaseHistory(
                    purchaseDays - 1, (last - first) * (double) unit, Math.max(0, today - first * unit - middle));
        }
    }

    /** All cells, with the unit that keeps them few. */
    private record Cells(List<Cell> all, int unit, int today) {

        Map<PurchaseHistory, Long> histories() {
            var histories = new HashMap<PurchaseHistory, Long>();
            all.forEach(cell -> histories.merge(cell.asOf(today, unit), cell.customers(), Long::sum));
            return histories;
        }
    }

    /** What the model of 60 days ago says today. */
    private record Check(
            State state,
            long known,
            long bought,
            @Nullable Double foreseen,
            @Nullable Double skill) {}

    @Override
    public void valued(LocalDate today) {
        var day = Math.toIntExact(today.toEpochDay());
        jdbc.sql("delete from forecast_cell").update();
        var check = check(then(day - AHEAD, today));
        if (check.state() != State.TOLD) {
            note(check, day, 1, null);
            return;
        }
        var now = now(day);
        var fit = BgNbdFit.of(now.histories());
        fit.ifPresent(found -> write(found.model(), now));
        note(
                fit.isPresent() ? check : new Check(State.NOT_BETTER, check.known(), check.bought(), null, null),
                day,
                now.unit(),
                fit.map(BgNbdFit.Fit::model).orElse(null));
    }

    private static Check check(Cells then) {
        var known = then.all().stream().mapToLong(Cell::customers).sum();
        var bought = then.all().stream().mapToLong(Cell::buyers).sum();
        if (known < LEAST_KNOWN || bought < LEAST_BUYERS) {
            return new Check(State.TOO_FEW, known, bought, null, null);
        }
        Optional<BgNbd> fit = BgNbdFit.of(then.histories()).map(BgNbdFit.Fit::model);
        if (fit.isEmpty()) {
            return new Check(State.NOT_BETTER, known, bought, null, null);
        }
        var foreseen = 0.0;
        var squares = 0.0;
        for (var cell : then.all()) {
            var chance = fit.get().chance(cell.asOf(then.today(), then.unit()), AHEAD);
            foreseen += cell.customers() * chance;
            squares +=
                    cell.buyers() * Math.pow(1 - chance, 2) + (cell.customers() - cell.buyers()) * Math.pow(chance, 2);
        }
        var share = bought / (double) known;
        var ofOneFigure = known * share * (1 - share);
        var skill = ofOneFigure == 0 ? 0 : 1 - squares / ofOneFigure;
        var holds = skill > 0 && foreseen < bought * MOST_OFF && bought < foreseen * MOST_OFF;
        return new Check(holds ? State.TOLD : State.NOT_BETTER, known, bought, foreseen, skill);
    }

    private void write(BgNbd model, Cells cells) {
        var rows = new ArrayList<Object[]>();
        for (var cell : cells.all()) {
            var history = cell.asOf(cells.today(), cells.unit());
            rows.add(new Object[] {
                cell.purchaseDays(),
                cell.first(),
                cell.last(),
                model.expected(history, AHEAD),
                model.chance(history, SOON),
                model.chance(history, AHEAD),
                model.active(history)
            });
        }
        batches.batchUpdate("""
                insert into forecast_cell (purchase_days, first_cell, last_cell, expected, chance_30, chance_60, active)
                values (?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private void note(Check check, int day, int unit, @Nullable BgNbd model) {
        jdbc.sql("""
                        update forecast_run set state = :state, unit = :unit, computed_on = :day, r = :r, alpha = :alpha,
                            a = :a, b = :b, known = :known, bought = :bought, foreseen = :foreseen, skill = :skill
                        where id = 1""")
                .param("state", check.state().name())
                .param("unit", unit)
                .param("day", day)
                .param("r", model == null ? null : model.r())
                .param("alpha", model == null ? null : model.alpha())
                .param("a", model == null ? null : model.a())
                .param("b", model == null ? null : model.b())
                .param("known", check.known())
                .param("bought", check.bought())
                .param("foreseen", check.foreseen())
                .param("skill", check.skill())
                .update();
        log.info(
                "Next purchases: {}, {} customers were known 60 days ago, {} bought since, {} were expected to",
                check.state(),
                check.known(),
                check.bought(),
                check.foreseen() == null ? "?" : Math.round(check.foreseen()));
    }

    private Cells now(int today) {
        return cells(today, unit -> jdbc.sql("""
                        select purchase_days, first_cell, last_cell, count(*) as customers, 0 as buyers
                        from (select purchase_days, first_day / %1$d as first_cell, last_day / %1$d as last_cell
                            from customer_value where first_day is not null) v
                        group by purchase_days, first_cell, last_cell fetch first %2$d rows only""".formatted(unit, limit(unit))));
    }

    /** As of a day that has been: what was known on it, and who has bought since. */
    private Cells then(int day, LocalDate today) {
        var tomorrow = today.plusDays(1).atStartOfDay(orders.zone()).toOffsetDateTime();
        return cells(
                day,
                unit -> jdbc.sql("""
                        select purchase_days, first_cell, last_cell, count(*) as customers,
                            count(case when later > 0 then 1 end) as buyers
                        from (
                            select cast(count(case when bought_on <= :day then 1 end) as integer) as purchase_days,
                                min(bought_on) / %1$d as first_cell,
                                max(case when bought_on <= :day then bought_on end) / %1$d as last_cell,
                                count(case when bought_on > :day then 1 end) as later
                            from (
                                select distinct o.customer_id, %3$s as bought_on from customer_order o
                                where o.undone is null and o.placed_at < :tomorrow) b
                            group by customer_id having min(bought_on) <= :day) k
                        group by purchase_days, first_cell, last_cell fetch first %2$d rows only""".formatted(unit, limit(unit), orders.day()))
                        .param("day", day)
                        .param("tomorrow", tomorrow));
    }

    private static int limit(int unit) {
        return unit == UNITS[UNITS.length - 1] ? Integer.MAX_VALUE : MOST_CELLS + 1;
    }

    private static Cells cells(int today, IntFunction<JdbcClient.StatementSpec> statement) {
        for (var unit : UNITS) {
            var found = statement
                    .apply(unit)
                    .query((row, number) -> new Cell(
                            row.getInt("purchase_days"),
                            row.getInt("first_cell"),
                            row.getInt("last_cell"),
                            row.getLong("customers"),
                            row.getLong("buyers")))
                    .list();
            if (found.size() <= MOST_CELLS || unit == UNITS[UNITS.length - 1]) {
                return new Cells(found, unit, today);
            }
        }
        throw new IllegalStateException("there is a last unit");
    }
}
