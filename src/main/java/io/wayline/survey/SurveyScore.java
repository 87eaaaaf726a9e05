package io.wayline.survey;

import java.util.Map;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * What came of the surveys of one kind, as the field reckons it. Only answers that have settled count.
 *
 * <ul>
 *   <li>CSAT: the share of 4 and 5 on a scale of 1 to 5 (<em>top-two-box</em>), in per cent.
 *   <li>NPS: per cent of promoters (9, 10) minus per cent of detractors (0 to 6), −100 to 100 (F. Reichheld, <em>The One
 *       Number You Need to Grow</em>, Harvard Business Review 12/2003).
 *   <li>CES: the mean on a scale of 1 to 7 on which more is easier (M. Dixon and others, <em>Stop Trying to Delight Your
 *       Customers</em>, Harvard Business Review 7/2010; the scale is that of the second edition, CEB 2013).
 * </ul>
 *
 * @param asked in the time that is looked at, whether or not anybody answered
 * @param waiting how many of them may still be answered, or were and have not settled
 * @param answered how many answers count
 * @param counts how many answers each score has; a score that nobody gave is not in it
 */
public record SurveyScore(SurveyKind kind, long asked, long waiting, long answered, Map<Integer, Long> counts) {

    /** With fewer answers than this, one more or less moves the figure so much that none is shown. */
    public static final int FEWEST = 10;

    /** The 97.5 % quantile of the normal distribution: intervals are of 95 %. */
    private static final double Z = 1.959964;

    private static final int HUNDRED = 100;
    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;
    private static final int HAPPY = 4;

    public SurveyScore {
        counts = Map.copyOf(counts);
    }

    /**
     * A figure, and between which it lies with 95 % certainty when those who answered stand for all who were asked alike.
     */
    public record Figure(double value, double from, double to) {

        private Figure within(double lowest, double highest) {
            return new Figure(value, Math.max(lowest, from), Math.min(highest, to));
        }
    }

    /** Whether nothing can be said yet: fewer than {@link #FEWEST} answers count. */
    public boolean isTooFew() {
        return answered < FEWEST;
    }

    /** How many of those who were asked answered, in per cent; those who may still do are among the asked. */
    public double responseRate() {
        return asked == 0 ? 0 : HUNDRED * (double) answered / asked;
    }

    /** The figure by which this kind is known; null when there are too few answers. */
    public @Nullable Figure figure() {
        if (isTooFew()) {
            return null;
        }
        return switch (kind) {
            case CSAT -> share(count(score -> score >= HAPPY));
            case NPS -> difference(count(score -> score >= PROMOTER), count(score -> score <= DETRACTOR));
            case CES -> meanWithin();
        };
    }

    /** The mean of all scores; null when there are too few answers. */
    public @Nullable Double mean() {
        return isTooFew() ? null : Double.valueOf(sum(1) / answered);
    }

    /** Of a share: E. B. Wilson’s score interval (Journal of the American Statistical Association 22, 1927). */
    private Figure share(long happy) {
        var n = (double) answered;
        var share = happy / n;
        var middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new Figure(HUNDRED * share, HUNDRED * (middle - half), HUNDRED * (middle + half)).within(0, HUNDRED);
    }

    /**
     * Of a difference of two shares of the same people: the adjusted Wald interval of D. Bonett and R. Price (Journal of
     * Educational and Behavioral Statistics 37, 2012), which B. Rocks found to hold for NPS (The American Statistician 70,
     * 2016) where the plain one is too narrow.
     */
    private Figure difference(long promoters, long detractors) {
        var n = answered + 2.0;
        var pro = (promoters + 1) / n;
        var against = (detractors + 1) / n;
        var middle = pro - against;
        var half = Z * Math.sqrt((pro + against - middle * middle) / n);
        return new Figure(
                        HUNDRED * (double) (promoters - detractors) / answered,
                        HUNDRED * (middle - half),
                        HUNDRED * (middle + half))
                .within(-HUNDRED, HUNDRED);
    }

    /** Of a mean: Student’s t interval. */
    private Figure meanWithin() {
        var n = (double) answered;
        var mean = sum(1) / n;
        var variance = Math.max(0, (sum(2) - n * mean * mean) / (n - 1));
        var half = student(answered - 1) * Math.sqrt(variance / n);
        return new Figure(mean, mean - half, mean + half).within(kind.lowest(), kind.highest());
    }

    /** The 97.5 % quantile of Student’s t (Abramowitz and Stegun, 26.7.5; right to 0.005 from 9 degrees of freedom on). */
    private static double student(long freedom) {
        var cube = Z * Z * Z;
        return Z + (cube + Z) / (4.0 * freedom) + (5 * cube * Z * Z + 16 * cube + 3 * Z) / (96.0 * freedom * freedom);
    }

    private long count(IntPredicate which) {
        return counts.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private double sum(int power) {
        return counts.entrySet().stream()
                .mapToDouble(each -> Math.pow(each.getKey(), power) * each.getValue())
                .sum();
    }
}
