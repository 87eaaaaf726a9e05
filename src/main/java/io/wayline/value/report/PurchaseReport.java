package io.wayline.value.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one customer bought, for whoever is to talk with them. Undone orders are left out.
 *
 * @param currency of all sums, ISO 4217
 * @param ordersAYear how many orders a year, from the first order to today; null with one order
 * @param months the last twelve calendar months, this one last, also those without an order
 * @param categories by spend, the most first; only of orders whose items the shop told
 */
public record PurchaseReport(
        String currency, @Nullable BigDecimal ordersAYear, List<Month> months, List<Category> categories) {

    /** One calendar month in the company's zone. */
    public record Month(YearMonth month, int orders, BigDecimal spend) {}

    /**
     * One kind of article, by the shop's name for it.
     *
     * @param orders in how many orders
     * @param quantity how many articles
     * @param spend the sum of their prices, as far as prices and rates are known
     */
    public record Category(String name, int orders, BigDecimal quantity, BigDecimal spend) {}
}
