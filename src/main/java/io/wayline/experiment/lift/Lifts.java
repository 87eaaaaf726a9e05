package io.wayline.experiment.lift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.experiment.ExperimentRecords;
import io.wayline.experiment.Plan;
import io.wayline.experiment.Shares;
import io.wayline.experiment.VariantReturns;

/**
 * Holds what an experiment's variants brought against its hold-out. A verdict comes only from figures that were planned: who
 * looks again and again and stops at the first good look is wrong far more often than one time in twenty, so until each group
 * has as many as was said beforehand it is too few to say, whatever the figures look like. Where several variants are held
 * against the same hold-out, their intervals are wide enough to be right all together.
 */
@Component
public class Lifts {

    /** In how many days an order counts where nobody said anything: as long as the hold-out of win-back is left alone. */
    public static final int DAYS = 60;

    private final ExperimentRecords records;

    Lifts(ExperimentRecords records) {
        this.records = records;
    }

    /**
     * What is known of one experiment.
     *
     * @param begun when the first customer was given a variant; null when none was
     * @param needed how many each group needs, by the plan; null without one
     * @param plannedLate whether the plan was made, or changed, after the first customers had been parted
     * @param holdout null without one
     * @param variants without the hold-out
     * @param mixed how many customers count for none, since they had been in two variants
     */
    public record Result(
            String experiment,
            @Nullable Instant begun,
            @Nullable Plan plan,
            int days,
            @Nullable Long needed,
            boolean plannedLate,
            @Nullable Lift holdout,
            List<Lift> variants,
            long mixed) {}

    /** What is known of one that nobody has met and nobody has planned. */
    public static Result unmet(String experiment) {
        return new Result(experiment, null, null, DAYS, null, false, null, List.of(), 0);
    }

    /** As of now; empty for an experiment that nobody has met and nobody has planned. */
    public Optional<Result> of(String experiment) {
        var begun = records.begun(experiment).orElse(null);
        var plan = records.plan(experiment).orElse(null);
        if (begun == null && plan == null) {
            return Optional.empty();
        }
        var days = plan == null ? DAYS : plan.days();
        var counts = records.returns(experiment, days);
        var compared = (int) counts.stream()
                .filter(each -> !each.variant().equals(Shares.HOLDOUT))
                .count();
        var needed = plan == null
                ? null
                : SampleSize.perGroup(
                        plan.baseRate().doubleValue() / 100, plan.difference().doubleValue() / 100, compared);
        var held = counts.stream()
                .filter(each -> each.variant().equals(Shares.HOLDOUT))
                .findFirst();
        var alone = held.flatMap(Lifts::rate).orElse(null);
        return Optional.of(new Result(
                experiment,
                begun,
                plan,
                days,
                needed,
                plan != null && begun != null && plan.at().isAfter(begun),
                held.map(each -> new Lift(each, alone, null, Lift.Says.MEASURE, null))
                        .orElse(null),
                counts.stream()
                        .filter(each -> !each.variant().equals(Shares.HOLDOUT))
                        .map(each -> against(each, alone, needed, compared))
                        .toList(),
                records.mixed(experiment)));
    }

    /**
     * What the figures of one group say against those who were left alone.
     *
     * @param alone null where nobody was measured who was left alone
     * @param needed how many each group needs, by what was said beforehand; null when nothing was
     * @param compared how many groups are held against the same hold-out: the more, the wider each interval
     */
    public static Lift against(VariantReturns counts, @Nullable Rate alone, @Nullable Long needed, int compared) {
        var rate = rate(counts).orElse(null);
        if (rate == null || alone == null) {
            return new Lift(counts, rate, null, rate == null ? Lift.Says.NOT_YET : Lift.Says.NO_HOLDOUT, null);
        }
        var difference = rate.above(alone, compared);
        return new Lift(
                counts,
                rate,
                difference,
                says(rate, alone, difference, needed),
                new Lift.More(
                        Math.round((rate.value() - alone.value()) * counts.measured()),
                        Math.round(difference.low() * counts.measured()),
                        Math.round(difference.high() * counts.measured())));
    }

    private static Lift.Says says(Rate rate, Rate alone, Interval difference, @Nullable Long needed) {
        if (needed == null) {
            return Lift.Says.UNPLANNED;
        }
        if (Math.min(rate.of(), alone.of()) < needed) {
            return Lift.Says.TOO_FEW;
        }
        if (difference.holdsZero()) {
            return Lift.Says.CANNOT_TELL;
        }
        return difference.low() > 0 ? Lift.Says.WORKS : Lift.Says.HARMS;
    }

    private static Optional<Rate> rate(VariantReturns counts) {
        return counts.measured() == 0 ? Optional.empty() : Optional.of(new Rate(counts.returned(), counts.measured()));
    }
}
