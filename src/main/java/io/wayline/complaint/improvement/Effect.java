package io.wayline.complaint.improvement;

import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether complaints of a cause fell after a measure. The month in which it was done belongs to neither side.
 *
 * @param months every month that was counted, the oldest first
 * @param before complaints in the months before, {@code after} in those after it
 * @param per what they are measured against: orders where enough are known, else months
 * @param rateBefore complaints for each 1,000 orders, or for each month
 */
public record Effect(
        Verdict verdict, List<Month> months, long before, long after, Per per, double rateBefore, double rateAfter) {

    /** What can honestly be said. */
    public enum Verdict {
        /** It is not done yet. */
        OPEN,
        /** No whole month has passed since, or none was counted before. */
        TOO_EARLY,
        /** The numbers are so small that chance explains whatever they show. */
        TOO_FEW,
        FELL,
        ROSE,
        /** The two sides differ no more than chance lets them. */
        NO_CHANGE
    }

    /** What complaints are measured against. */
    public enum Per {
        ORDERS,
        MONTH
    }

    /**
     * @param side before or after the measure; null for the month in which it was done, and for one that is not over yet
     */
    public record Month(
            YearMonth month, long complaints, @Nullable Boolean after) {}

    /** Fewer than so many complaints on both sides together say nothing. */
    static final int FEWEST = 8;

    /** So seldom may chance alone bring what is called a fall, or a rise. */
    private static final double CHANCE = 0.05;

    /**
     * Judges two counts by the share of them that would fall into the later time if nothing had changed.
     *
     * @param share of the orders, or of the months, that lie after the measure: between 0 and 1
     */
    static Verdict judge(long before, long after, double share) {
        var all = before + after;
        if (all < FEWEST) {
            return Verdict.TOO_FEW;
        }
        if (atMost(after, all, share) < CHANCE) {
            return Verdict.FELL;
        }
        return 1 - atMost(after - 1, all, share) < CHANCE ? Verdict.ROSE : Verdict.NO_CHANGE;
    }

    /** How likely at most so many of all fall on the later side by chance; summed in logarithms, for numbers may be large. */
    private static double atMost(long most, long all, double share) {
        var sum = 0.0;
        var logOfWays = 0.0;
        for (long some = 0; some <= most; some++) {
            if (some > 0) {
                logOfWays += Math.log((double) (all - some + 1) / some);
            }
            sum += Math.exp(logOfWays + some * Math.log(share) + (all - some) * Math.log1p(-share));
        }
        return Math.min(sum, 1);
    }
}
