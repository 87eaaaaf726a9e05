package io.wayline.experiment.lift;

import org.jspecify.annotations.Nullable;

import io.wayline.experiment.VariantReturns;

/**
 * What one variant brought, against those who were left alone.
 *
 * @param counts its own figures
 * @param rate of those measured how many returned; null while nobody is
 * @param difference to the hold-out's rate; null while one of both is missing
 * @param says what may be said of it
 * @param more how many customers more have returned because of it, as far as one can know; null while there is no difference
 */
public record Lift(
        VariantReturns counts,
        @Nullable Rate rate,
        @Nullable Interval difference,
        Says says,
        @Nullable More more) {

    /** What may be said, and no more than that. */
    public enum Says {
        /** It is the hold-out itself: what the others are measured against. */
        MEASURE,
        /** Nobody has had it for as long as it takes. */
        NOT_YET,
        /** There is no hold-out, or nobody in it has been measured: nobody knows what would have been without it. */
        NO_HOLDOUT,
        /** One of the two groups is smaller than was said beforehand. */
        TOO_FEW,
        /** Nobody said beforehand how many it takes, so a look at the right moment would find what it looks for. */
        UNPLANNED,
        /** Enough were measured, and chance alone may well have made the difference. */
        CANNOT_TELL,
        /** More return than without it. */
        WORKS,
        /** Fewer return than without it. */
        HARMS
    }

    /** Customers, with 95 % confidence between {@code low} and {@code high}. */
    public record More(long about, long low, long high) {}
}
