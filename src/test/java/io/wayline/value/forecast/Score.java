package io.wayline.value.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.wayline.value.forecast.KnownPurchases.Known;

/**
 * How well something foresaw what customers bought.
 *
 * @param expected how many days with a purchase it expected of all customers together
 * @param buyers how many customers it expected to buy
 * @param meanError by how much it was wrong per customer, on average
 * @param rootMeanSquare the same, where large mistakes weigh more
 * @param brier the mean square of the mistake of the chances
 * @param auc how often it ranks somebody who bought before somebody who did not; a half is guessing
 */
record Score(
        String name,
        double expected,
        double buyers,
        double meanError,
        double rootMeanSquare,
        double brier,
        double auc) {

    static Score of(String name, List<Known> known, ToDoubleFunction<Known> expected, ToDoubleFunction<Known> chance) {
        var n = known.size();
        return new Score(
                name,
                KnownPurchases.sum(known, expected),
                KnownPurchases.sum(known, chance),
                KnownPurchases.sum(known, each -> Math.abs(expected.applyAsDouble(each) - each.later())) / n,
                Math.sqrt(KnownPurchases.sum(known, each -> Math.pow(expected.applyAsDouble(each) - each.later(), 2))
                        / n),
                KnownPurchases.sum(known, each -> Math.pow(chance.applyAsDouble(each) - (each.later() > 0 ? 1 : 0), 2))
                        / n,
                auc(known, chance));
    }

    /** By ranks, where equals share theirs. */
    private static double auc(List<Known> known, ToDoubleFunction<Known> chance) {
        var sorted = new ArrayList<>(known);
        sorted.sort(Comparator.comparingDouble(chance));
        var ranks = 0.0;
        var buyers = 0L;
        for (var from = 0; from < sorted.size(); ) {
            var to = from;
            while (to < sorted.size()
                    && chance.applyAsDouble(sorted.get(to)) == chance.applyAsDouble(sorted.get(from))) {
                to++;
            }
            var rank = (from + 1 + to) / 2.0;
            for (var each : sorted.subList(from, to)) {
                if (each.later() > 0) {
                    ranks += rank;
                    buyers++;
                }
            }
            from = to;
        }
        return (ranks - buyers * (buyers + 1) / 2.0) / (buyers * (double) (known.size() - buyers));
    }

    String row() {
        return "| %s | %.0f | %.0f | %.3f | %.3f | %.4f | %.3f |"
                .formatted(name, expected, buyers, meanError, rootMeanSquare, brier, auc);
    }
}
