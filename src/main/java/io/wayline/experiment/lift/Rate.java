package io.wayline.experiment.lift;

/**
 * So many of so many.
 *
 * @param hits from 0 to {@code of}
 * @param of at least 1
 */
public record Rate(long hits, long of) {

    public Rate {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException("%d of %d is no rate".formatted(hits, of));
        }
    }

    /** From 0 to 1. */
    public double value() {
        return (double) hits / of;
    }

    /**
     * The score interval of Wilson (E. B. Wilson, Probable inference, the law of succession, and statistical inference,
     * Journal of the American Statistical Association 22, 1927, 209–212): between which values the true rate lies with 95 %
     * confidence. It stays within 0 and 1 and says something of 0 hits, too.
     */
    Interval wilson() {
        return wilson(Interval.Z_95);
    }

    private Interval wilson(double z) {
        var n = (double) of;
        var p = value();
        var middle = 2 * hits + z * z;
        var spread = z * Math.sqrt(z * z + 4 * hits * (1 - p));
        var whole = 2 * (n + z * z);
        return new Interval(Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole));
    }

    /**
     * By how much this rate is above another one, with 95 % confidence: the hybrid score interval of Newcombe without
     * continuity correction (R. G. Newcombe, Interval estimation for the difference between independent proportions:
     * comparison of eleven methods, Statistics in Medicine 17, 1998, 873–890, method 10). It takes the distance of each rate
     * to the end of its own Wilson interval, so that small groups and rates near 0 are not taken for surer than they are.
     */
    public Interval above(Rate other) {
        return above(other, 1);
    }

    /**
     * The same where so many rates are held against that one, and one wrong interval among all of them is one too many: each
     * is made wider, so that in 95 of 100 cases all of them are right.
     */
    Interval above(Rate other, int comparisons) {
        var reach = Interval.reach(comparisons);
        var mine = wilson(reach);
        var theirs = other.wilson(reach);
        var difference = value() - other.value();
        return new Interval(
                difference - Math.hypot(value() - mine.low(), theirs.high() - other.value()),
                difference + Math.hypot(mine.high() - value(), other.value() - theirs.low()));
    }
}
