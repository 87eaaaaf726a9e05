package io.wayline.value.forecast;

import org.hipparchus.special.Gamma;

/**
 * The model BG/NBD (Fader, Hardie, and Lee, <i>“Counting Your Customers” the Easy Way</i>, Marketing Science 24, 2005).
 * Each customer buys at random at a rate of their own and leaves after any purchase with a chance of their own, which
 * nobody sees; rates are spread as a gamma distribution over the customers, and chances as a beta distribution.
 *
 * @param r the shape of the rates
 * @param alpha their scale, in days
 * @param a of the chances to leave
 * @param b of the chances to leave
 */
record BgNbd(double r, double alpha, double a, double b) {

    /** Terms of the series after which the rest is below what a double can hold, for all that are asked here. */
    private static final int MOST_TERMS = 5_000;

    private static final double POLE = 1e-6;

    /** The logarithm of how likely this history is, equation 6 of the paper. */
    double logLikelihood(PurchaseHistory of) {
        return constant(of.repeats()) + changing(of);
    }

    /** The part that all histories with as many repeats share; gamma functions are dear. */
    double constant(int repeats) {
        return Gamma.logGamma(r + repeats)
                - Gamma.logGamma(r)
                + r * Math.log(alpha)
                + Gamma.logGamma(a + b)
                + Gamma.logGamma(b + repeats)
                - Gamma.logGamma(b)
                - Gamma.logGamma(a + b + repeats);
    }

    double changing(PurchaseHistory of) {
        var stayed = -(r + of.repeats()) * Math.log(alpha + of.age());
        if (of.repeats() == 0) {
            return stayed;
        }
        var left = Math.log(a / (b + of.repeats() - 1)) - (r + of.repeats()) * Math.log(alpha + of.recency());
        var larger = Math.max(stayed, left);
        return larger + Math.log(Math.exp(stayed - larger) + Math.exp(left - larger));
    }

    /** The chance that the customer has not left for good. Who never bought again has had no occasion to leave. */
    double active(PurchaseHistory of) {
        return 1 / (1 + leftAgainstStayed(of));
    }

    /** The chance that the customer buys at least once within so many days from today. */
    double chance(PurchaseHistory of, double days) {
        return active(of) * -Math.expm1((r + of.repeats()) * -Math.log1p(days / (alpha + of.age())));
    }

    /** On how many days the customer buys within so many days from today, on average, equation 10 of the paper. */
    double expected(PurchaseHistory of, double days) {
        // at 1 the formula is nothing by nothing, and next to it nearly so
        var leaving = Math.abs(a - 1) < POLE ? 1 + POLE : a;
        var repeats = of.repeats();
        var c = leaving + b + repeats - 1;
        if (Math.abs(c - Math.rint(c)) < POLE && c < POLE) {
            c += POLE;
        }
        var later = alpha + of.age() + days;
        var power = Math.exp((r + repeats) * Math.log((alpha + of.age()) / later));
        var still = 1 - power * hypergeometric(r + repeats, b + repeats, c, days / later);
        return Math.max(0, c / (leaving - 1) * still / (1 + leftAgainstStayed(of)));
    }

    private double leftAgainstStayed(PurchaseHistory of) {
        var repeats = of.repeats();
        return repeats == 0
                ? 0
                : a
                        / (b + repeats - 1)
                        * Math.exp((r + repeats) * Math.log((alpha + of.age()) / (alpha + of.recency())));
    }

    /** Gauss's series, which converges for what is asked here: {@code z} lies from 0 to below 1. */
    private static double hypergeometric(double a, double b, double c, double z) {
        var term = 1.0;
        var sum = 1.0;
        for (var n = 0; n < MOST_TERMS; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) < 1e-13 * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }
}
