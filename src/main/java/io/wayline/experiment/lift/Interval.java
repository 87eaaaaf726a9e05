package io.wayline.experiment.lift;

/** Between which two values something lies with 95 % confidence. */
public record Interval(double low, double high) {

    /** The standard normal distribution has 2.5 % beyond it. */
    static final double Z_95 = 1.959963984540054;

    private static final double BEYOND = 0.025;
    private static final int TERMS = 200;
    private static final int HALVINGS = 60;

    /** Whether nothing at all is one of the possible values. */
    public boolean holdsZero() {
        return low <= 0 && high >= 0;
    }

    /**
     * How far an interval reaches when so many of them are to be right together in 95 of 100 cases (Bonferroni): the standard
     * normal distribution has 2.5 % beyond it, divided by their number.
     */
    static double reach(int comparisons) {
        if (comparisons <= 1) {
            return Z_95;
        }
        var low = Z_95;
        var high = 10.0;
        for (var half = 0; half < HALVINGS; half++) {
            var middle = (low + high) / 2;
            if (beyond(middle) > BEYOND / comparisons) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How much of the standard normal distribution lies beyond a value of 1.9 or more: Laplace's continued fraction. */
    private static double beyond(double value) {
        var fraction = value;
        for (var term = TERMS; term >= 1; term--) {
            fraction = value + term / fraction;
        }
        return Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI) / fraction;
    }
}
