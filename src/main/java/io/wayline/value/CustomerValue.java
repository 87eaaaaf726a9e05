package io.wayline.value;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a customer bought, as of now, and what that makes them, as of the last computation.
 *
 * @param orders how many orders count
 * @param spend their sum in {@code currency}
 * @param currency the company's, ISO 4217
 * @param unconverted how many of the orders are missing from the spend, because their currency has no rate
 * @param firstOrder when the first was placed, or null
 * @param lastOrder when the last was placed, or null
 * @param daysSinceLastOrder from the day of the last order to today, in the company's zone; null without orders
 * @param expectedGap how many days usually lie between two purchases: the customer's own median, or, for those with one
 *     day of purchase, the 80th percentile of all gaps; null without orders, and while no gap is known
 * @param rating null until something was bought and the next computation is through
 */
public record CustomerValue(
        int orders,
        BigDecimal spend,
        String currency,
        int unconverted,
        @Nullable Instant firstOrder,
        @Nullable Instant lastOrder,
        @Nullable Integer daysSinceLastOrder,
        @Nullable Double expectedGap,
        @Nullable Rating rating) {

    /** The label of those who bought, but not in the window. */
    public static final String LAPSED = "lapsed";

    /** The tier: C until rated. */
    public Tier tier() {
        return rating == null ? Tier.C : rating.tier();
    }

    /**
     * Where the customer stands among all.
     *
     * @param label the decision's word, or {@link #LAPSED}
     * @param cell null for those who bought nothing in the window
     * @param orders how many orders in the window
     * @param spend their sum in the company's currency
     * @param medianGap the customer's own median of days between two purchases; null with one day of purchase
     * @param since since when tier and label are these
     */
    public record Rating(
            Tier tier,
            String label,
            TierRules.@Nullable Cell cell,
            int orders,
            BigDecimal spend,
            @Nullable Double medianGap,
            Instant since) {}
}
