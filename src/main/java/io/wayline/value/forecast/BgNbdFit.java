package io.wayline.value.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Finds the {@link BgNbd} under which what was bought is the most likely. */
final class BgNbdFit {

    /** Beyond them a figure is not a size of anything: the data do not settle it. */
    private static final double WIDEST = Math.log(1e8);

    private static final int MOST_TRIES = 4_000;
    private static final int MOST_STARTS = 4;
    private static final double START_ALPHA = 30;

    private BgNbdFit() {}

    /**
     * @param model the likeliest
     * @param logLikelihood of all histories under it
     */
    record Fit(BgNbd model, double logLikelihood) {}

    /**
     * Fits the model.
     *
     * @param histories how many customers have each
     * @return empty when the search does not settle
     */
    static Optional<Fit> of(Map<PurchaseHistory, Long> histories) {
        var sample = Sample.of(histories);
        var point = new double[] {0, Math.log(START_ALPHA), 0, 0};
        var best = Double.NEGATIVE_INFINITY;
        try {
            // a simplex may lie down too early: it starts anew from where it came, until that gains nothing
            for (var start = 0; start < MOST_STARTS; start++) {
                var found = new SimplexOptimizer(1e-10, 1e-8)
                        .optimize(
                                new MaxEval(MOST_TRIES),
                                new ObjectiveFunction(sample::logLikelihood),
                                GoalType.MAXIMIZE,
                                new InitialGuess(point),
                                new NelderMeadSimplex(4, 0.5));
                point = found.getPoint();
                var gained = found.getValue() - best;
                best = found.getValue();
                if (gained < 1e-4) {
                    break;
                }
            }
        } catch (MathRuntimeException neverSettled) {
            return Optional.empty();
        }
        return Double.isFinite(best) ? Optional.of(new Fit(at(point), best)) : Optional.empty();
    }

    /** What is gone through hundreds of times: all histories, and how many customers bought again so often. */
    private record Sample(PurchaseHistory[] histories, long[] customers, Map<Integer, Long> byRepeats) {

        static Sample of(Map<PurchaseHistory, Long> counted) {
            var histories = counted.keySet().toArray(PurchaseHistory[]::new);
            var byRepeats = new HashMap<Integer, Long>();
            counted.forEach((history, customers) -> byRepeats.merge(history.repeats(), customers, Long::sum));
            return new Sample(
                    histories, Arrays.stream(histories).mapToLong(counted::get).toArray(), byRepeats);
        }

        double logLikelihood(double[] point) {
            for (var each : point) {
                if (Math.abs(each) > WIDEST) {
                    return Double.NEGATIVE_INFINITY;
                }
            }
            var model = at(point);
            var sum = 0.0;
            for (var each : byRepeats.entrySet()) {
                sum += each.getValue() * model.constant(each.getKey());
            }
            for (var at = 0; at < histories.length; at++) {
                sum += customers[at] * model.changing(histories[at]);
            }
            return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
        }
    }

    private static BgNbd at(double[] point) {
        return new BgNbd(Math.exp(point[0]), Math.exp(point[1]), Math.exp(point[2]), Math.exp(point[3]));
    }
}
