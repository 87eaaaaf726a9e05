package io.wayline.campaign.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.experiment.ExperimentRecords;
import io.wayline.experiment.Plan;
import io.wayline.experiment.Shares;
import io.wayline.experiment.VariantReturns;
import io.wayline.experiment.lift.Lift;
import io.wayline.experiment.lift.Lifts;
import io.wayline.experiment.lift.Rate;
import io.wayline.experiment.lift.SampleSize;
import io.wayline.shared.Cursor;
import io.wayline.shared.RowTime;

/**
 * Counts what came of a run. However many were invited, a run costs three statements, and one more where it held some out.
 */
@Component
public class RunResults {

    /** In how many days an order counts where no experiment says otherwise. */
    public static final int DAYS = 30;

    private static final List<Outcome> COUNTED =
            List.of(Outcome.HELD_OUT, Outcome.BOUNCED, Outcome.UNSUBSCRIBED, Outcome.COMPLAINED, Outcome.BOUGHT);

    private final JdbcClient jdbc;
    private final CampaignExperiments experiments;
    private final ExperimentRecords records;
    private final Clock clock;

    RunResults(JdbcClient jdbc, CampaignExperiments experiments, ExperimentRecords records, Clock clock) {
        this.jdbc = jdbc;
        this.experiments = experiments;
        this.records = records;
        this.clock = clock;
    }

    /** What came of it as of now. */
    public RunFigures of(Enrolment run) {
        var days = days(run.campaign());
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        outcomes.put(Outcome.INVITED, run.invited());
        var reasons = new TreeMap<String, Long>();
        fates(run, outcomes, reasons);
        outcomes.putAll(counted(run, days));
        return new RunFigures(outcomes, reasons, days);
    }

    /** In how many days an order counts for this campaign: as its experiment's plan says, or {@link #DAYS}. */
    public int days(String campaign) {
        return experiments.of(campaign).flatMap(records::plan).map(Plan::days).orElse(DAYS);
    }

    /** The experiment by which a campaign holds some out; empty when it holds nobody out. */
    public Optional<String> experiment(String campaign) {
        return experiments.of(campaign);
    }

    private void fates(Enrolment run, Map<Outcome, Long> outcomes, Map<String, Long> reasons) {
        jdbc.sql("""
                        select fate, reason, count(*) as customers from (
                            select case when %1$s then 'LEFT' when %2$s then 'WAITING' when %3$s then 'NOT_SENT'
                                else 'NO_MAIL' end as fate,
                            case when %1$s or %2$s then null else %4$s end as reason
                            from %5$s) f group by fate, reason""".formatted(RunSql.LEFT, RunSql.WAITS, RunSql.ANY_MAIL, RunSql.REASON, RunSql.INVITED))
                .param("run", run.ref())
                .param("campaign", run.campaign())
                .param("ever", Cursor.END.rowTime())
                .query(row -> {
                    var fate = Outcome.valueOf(row.getString("fate"));
                    outcomes.merge(fate, row.getLong("customers"), Long::sum);
                    if (fate == Outcome.NOT_SENT) {
                        reasons.merge(row.getString("reason"), row.getLong("customers"), Long::sum);
                    }
                });
    }

    private Map<Outcome, Long> counted(Enrolment run, int days) {
        var columns = COUNTED.stream()
                .map(each -> "count(case when %s then 1 end) as %s".formatted(each.sql(), each.name()))
                .toList();
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        jdbc.sql("select " + String.join(", ", columns).formatted(days) + " from " + RunSql.INVITED)
                .param("run", run.ref())
                .param("campaign", run.campaign())
                .param("experiment", experiments.of(run.campaign()).orElse(""))
                .param("ever", Cursor.END.rowTime())
                .query(row -> {
                    for (var each : COUNTED) {
                        counts.put(each, row.getLong(each.name()));
                    }
                });
        return counts;
    }

    /**
     * What a run brought against those who were held out of it.
     *
     * @param holdout those who were left alone
     * @param alone how many of them ordered; null while nobody is measured
     * @param everybody who was not, all variants together
     * @param tiers the same for each tier that a customer has now; {@code -} for those who have none
     * @param needed how many each group needs, by what was said beforehand; null when nothing was
     */
    public record RunLift(
            VariantReturns holdout,
            @Nullable Rate alone,
            Lift everybody,
            List<Line> tiers,
            @Nullable Long needed) {

        /** A tier's own. */
        public record Line(
                String tier,
                VariantReturns holdout,
                @Nullable Rate alone,
                Lift lift) {}
    }

    private record Cell(String tier, boolean held, long given, long measured, long returned) {

        static Cell read(ResultSet row, int number) throws SQLException {
            return new Cell(
                    row.getString("tier"),
                    row.getBoolean("held"),
                    row.getLong("given"),
                    row.getLong("measured"),
                    row.getLong("returned"));
        }
    }

    /** Empty for a campaign without an experiment, and for a run that held nobody out. */
    public Optional<RunLift> lift(Enrolment run) {
        return run.test() ? Optional.empty() : experiments.of(run.campaign()).flatMap(name -> lift(run, name));
    }

    private Optional<RunLift> lift(Enrolment run, String experiment) {
        var days = days(run.campaign());
        var cells = jdbc.sql("""
                        select tier, held, count(*) as given, count(case when ripe then 1 end) as measured,
                            count(case when ripe and bought then 1 end) as returned
                        from (
                            select coalesce(w.tier, '-') as tier, v.variant = '%s' as held,
                                m.invited_at <= :ripe as ripe, %s as bought
                            from %s join experiment_variant v on v.customer_id = m.customer_id
                                and v.experiment = :experiment and %s
                            left join customer_value w on w.customer_id = m.customer_id) r
                        group by tier, held order by tier, held""".formatted(
                        Shares.HOLDOUT, RunSql.BOUGHT.formatted(days), RunSql.INVITED, ExperimentRecords.COUNTS))
                .param("run", run.ref())
                .param("campaign", run.campaign())
                .param("experiment", experiment)
                .param("ripe", RowTime.of(clock.instant().minus(Duration.ofDays(days))))
                .param("ever", Cursor.END.rowTime())
                .query(Cell::read)
                .list();
        if (cells.stream().noneMatch(Cell::held)) {
            return Optional.empty();
        }
        var needed = records.plan(experiment)
                .map(plan -> SampleSize.perGroup(
                        plan.baseRate().doubleValue() / 100, plan.difference().doubleValue() / 100))
                .orElse(null);
        var holdout = sum(cells, true);
        var tiers = new ArrayList<RunLift.Line>();
        var names = cells.stream().map(Cell::tier).distinct().toList();
        for (var tier : names) {
            var ofTier = cells.stream().filter(cell -> cell.tier().equals(tier)).toList();
            var held = sum(ofTier, true);
            var alone = rate(held);
            tiers.add(new RunLift.Line(
                    tier, held, alone, Lifts.against(sum(ofTier, false), alone, needed, names.size())));
        }
        var alone = rate(holdout);
        return Optional.of(
                new RunLift(holdout, alone, Lifts.against(sum(cells, false), alone, needed, 1), tiers, needed));
    }

    private static @Nullable Rate rate(VariantReturns group) {
        return group.measured() == 0 ? null : new Rate(group.returned(), group.measured());
    }

    private static VariantReturns sum(List<Cell> cells, boolean held) {
        var these = cells.stream().filter(cell -> cell.held() == held).toList();
        return new VariantReturns(
                held ? Shares.HOLDOUT : "invited",
                these.stream().mapToLong(Cell::given).sum(),
                these.stream().mapToLong(Cell::measured).sum(),
                these.stream().mapToLong(Cell::returned).sum());
    }
}
