package io.wayline.experiment.lift;

/** How many customers each group needs before a difference can be told from chance. */
public final class SampleSize {

    /** The standard normal distribution has 20 % beyond it: of ten true differences eight are found. */
    private static final double Z_POWER_80 = 0.8416212335729143;

    private SampleSize() {}

    /**
     * The number for each of two groups by which a true difference is found in 80 of 100 cases, and none is seen where there
     * is none in 95 of 100; by the normal approximation with the variances of both groups (S.-C. Chow, J. Shao, H. Wang,
     * Sample Size Calculations in Clinical Research, second edition, 2008, section 4.2).
     *
     * @param base the rate of those who are left alone, above 0
     * @param difference the smallest one worth having, above 0; together with the base below 1
     */
    public static long perGroup(double base, double difference) {
        return perGroup(base, difference, 1);
    }

    /** The same where so many variants are held against those who are left alone, each by its wider interval. */
    static long perGroup(double base, double difference, int comparisons) {
        if (!(base > 0 && difference > 0 && base + difference < 1)) {
            throw new IllegalArgumentException("No sample tells %f from %f".formatted(base, base + difference));
        }
        var other = base + difference;
        var variance = base * (1 - base) + other * (1 - other);
        var z = Interval.reach(comparisons) + Z_POWER_80;
        return (long) Math.ceil(z * z * variance / (difference * difference));
    }
}
