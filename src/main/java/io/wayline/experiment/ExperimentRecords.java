package io.wayline.experiment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.RowTime;

/** The experiments that there are, what was said of each beforehand, and what came of its variants. */
@Component
public class ExperimentRecords {

    /** In how many days an order may count as a return. */
    public static final Set<Integer> DAYS = Set.of(30, 60, 90);

    /**
     * Whether the row {@code v} of {@code experiment_variant} counts for its experiment: not whoever was in two variants, and
     * not whoever had been in a test group before they were given theirs.
     */
    public static final String COUNTS = """
            (not v.mixed and not exists (
                select 1 from enrolment t join enrolment_member g on g.enrolment = t.ref
                where t.test_run and g.customer_id = v.customer_id and g.invited_at <= v.given_at))""";

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    ExperimentRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All that have met a customer or have a plan, in the order of the alphabet; the first 200. */
    public List<String> names() {
        var names = new ArrayList<String>();
        var next = next("");
        // from one name to the next by the index, since there are few names and may be a million rows of each
        while (next.isPresent() && names.size() < MOST) {
            names.add(next.get());
            next = next(next.get());
        }
        return names;
    }

    private Optional<String> next(String after) {
        return jdbc.sql("""
                        select min(name) as name from (
                            select min(experiment) as name from experiment_variant where experiment > :after
                            union all
                            select min(experiment) from experiment_plan where experiment > :after) n""")
                .param("after", after)
                .query((row, number) -> Optional.ofNullable(row.getString("name")))
                .single();
    }

    /** When the first customer was given a variant; empty when nobody has one. */
    public Optional<Instant> begun(String experiment) {
        return jdbc.sql("select min(given_at) as at from experiment_variant where experiment = ?")
                .param(experiment)
                .query((row, number) -> Optional.ofNullable(RowTime.readNullable(row, "at")))
                .single();
    }

    /** How many customers were in it under two records with different variants, and count for none. */
    public long mixed(String experiment) {
        return jdbc.sql("select count(*) from experiment_variant where experiment = ? and mixed")
                .param(experiment)
                .query(Long.class)
                .single();
    }

    /**
     * What came of each variant, in the order of the alphabet. Everybody is measured over the same time: whose time is not
     * over yet counts as given only, also when they have returned already. Whoever had been in a test group before they were
     * given their variant counts for none.
     *
     * @param days one of {@link #DAYS}
     */
    public List<VariantReturns> returns(String experiment, int days) {
        check(days);
        return jdbc.sql("""
                        select variant, count(*) as given,
                            count(case when given_at <= :over then 1 end) as measured,
                            count(case when given_at <= :over and returned then 1 end) as returned
                        from (
                            select v.variant, v.given_at, exists (
                                select 1 from customer_order o
                                where o.customer_id = v.customer_id and o.undone is null and o.placed_at >= v.given_at
                                    and o.placed_at < v.given_at + interval '%d' day) as returned
                            from experiment_variant v where v.experiment = :experiment and %s) r
                        group by variant order by variant""".formatted(days, COUNTS))
                .param("over", over(days))
                .param("experiment", experiment)
                .query((row, number) -> new VariantReturns(
                        row.getString("variant"),
                        row.getLong("given"),
                        row.getLong("measured"),
                        row.getLong("returned")))
                .list();
    }

    private OffsetDateTime over(int days) {
        return RowTime.of(clock.instant().minus(Duration.ofDays(days)));
    }

    /** What was said beforehand; empty when nobody said anything. */
    public Optional<Plan> plan(String experiment) {
        return jdbc.sql("select * from experiment_plan where experiment = ?")
                .param(experiment)
                .query(ExperimentRecords::plan)
                .optional();
    }

    /**
     * Says beforehand what is expected; said again it replaces what was said, and says from when it is.
     *
     * @param by the account of whoever says it
     * @throws InvalidValue when a number cannot be what it should say
     */
    @Transactional
    public void plan(String experiment, BigDecimal baseRate, BigDecimal difference, int days, String by) {
        if (!Experiments.isName(experiment)) {
            throw new InvalidValue("experiment", "is not the name of an experiment", "choose one from the list");
        }
        var base = tenths("baseRate", baseRate, "0.1", "99");
        var least = tenths("difference", difference, "0.1", "50");
        if (base.add(least).compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new InvalidValue(
                    "difference", "would make a hundred of a hundred return", "give one that leaves some room");
        }
        check(days);
        var now = RowTime.of(clock.instant());
        var changed =
                jdbc.sql("""
                        update experiment_plan set base_rate = ?, difference = ?, days = ?, planned_at = ?, planned_by = ?
                        where experiment = ?""").params(base, least, days, now, by, experiment).update();
        if (changed == 0) {
            jdbc.sql("""
                            insert into experiment_plan (experiment, base_rate, difference, days, planned_at, planned_by)
                            values (?, ?, ?, ?, ?, ?)""").params(experiment, base, least, days, now, by).update();
        }
    }

    private static BigDecimal tenths(String field, BigDecimal number, String least, String most) {
        if (number.stripTrailingZeros().scale() > 1
                || number.compareTo(new BigDecimal(least)) < 0
                || number.compareTo(new BigDecimal(most)) > 0) {
            throw new InvalidValue(
                    field,
                    "is not a number from %s to %s".formatted(least, most),
                    "give one with one decimal place at the most");
        }
        return number;
    }

    private static void check(int days) {
        if (!DAYS.contains(days)) {
            throw new InvalidValue("days", "is not 30, 60, or 90", "choose one of them");
        }
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getBigDecimal("base_rate"),
                row.getBigDecimal("difference"),
                row.getInt("days"),
                RowTime.read(row, "planned_at"),
                row.getString("planned_by"));
    }
}
