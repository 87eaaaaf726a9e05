package io.wayline.experiment.lift;

/** Between which two values something lies with 95 % confidence. */
public record Interval(double low, double high) {

    /** The standard normal distribution has 2.5 % beyond it. */
    static final double Z_95 = 1.959963984540054;

    /** Whether nothing at all is one of the possible values. */
    public boolean holdsZero() {
        return low <= 0 && high >= 0;
    }
}
