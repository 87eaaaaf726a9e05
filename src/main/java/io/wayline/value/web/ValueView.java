package io.wayline.value.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.value.CustomerValue;
import io.wayline.value.Tier;
import io.wayline.value.forecast.Forecast;

/**
 * What a customer is worth, as the API shows it.
 *
 * @param spend a decimal in {@code currency}, of all time
 * @param unconverted how many orders are missing from the spend, because their currency has no rate
 * @param expectedGap the usual days between two purchases
 * @param reason why the tier is what it is, in a sentence
 * @param forecast what they will buy, as chances from 0 to 1; null where nothing can be said
 */
record ValueView(
        Tier tier,
        @Nullable String label,
        String reason,
        int orders,
        String spend,
        String currency,
        int unconverted,
        @Nullable Instant firstOrder,
        @Nullable Instant lastOrder,
        @Nullable Integer daysSinceLastOrder,
        @Nullable Double expectedGap,
        @Nullable Window window,
        @Nullable Instant since,
        @Nullable Forecast forecast) {

    /**
     * The last 365 days, and where the customer stands among all who bought in them.
     *
     * @param recency 1 to 5; null, as the others, for those who bought nothing
     * @param abc A, B, or C
     */
    record Window(
            int orders,
            String spend,
            @Nullable Integer recency,
            @Nullable Integer frequency,
            @Nullable Integer monetary,
            @Nullable String abc) {

        static Window of(CustomerValue.Rating rating) {
            var cell = rating.cell();
            return new Window(
                    rating.orders(),
                    rating.spend().toPlainString(),
                    cell == null ? null : cell.recency(),
                    cell == null ? null : cell.frequency(),
                    cell == null ? null : cell.monetary(),
                    cell == null ? null : cell.abc());
        }
    }

    static ValueView of(CustomerValue value, String reason, @Nullable Forecast forecast) {
        var rating = value.rating();
        return new ValueView(
                value.tier(),
                rating == null ? null : rating.label(),
                reason,
                value.orders(),
                value.spend().toPlainString(),
                value.currency(),
                value.unconverted(),
                value.firstOrder(),
                value.lastOrder(),
                value.daysSinceLastOrder(),
                value.expectedGap(),
                rating == null ? null : Window.of(rating),
                rating == null ? null : rating.since(),
                forecast);
    }
}
