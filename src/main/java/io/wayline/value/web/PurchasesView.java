package io.wayline.value.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.value.report.PurchaseReport;

/**
 * What a customer bought, as the API shows it.
 *
 * @param currency of all sums, ISO 4217
 * @param ordersAYear a decimal; null with one order
 * @param months the last twelve, this one last
 * @param categories by spend, the most first
 */
record PurchasesView(
        String currency, @Nullable String ordersAYear, List<MonthView> months, List<CategoryView> categories) {

    /** @param month such as {@code 2026-11} */
    record MonthView(String month, int orders, String spend) {}

    record CategoryView(String name, int orders, String quantity, String spend) {}

    static PurchasesView of(PurchaseReport report) {
        return new PurchasesView(
                report.currency(),
                report.ordersAYear() == null ? null : report.ordersAYear().toPlainString(),
                report.months().stream()
                        .map(each -> new MonthView(
                                each.month().toString(),
                                each.orders(),
                                each.spend().toPlainString()))
                        .toList(),
                report.categories().stream()
                        .map(each -> new CategoryView(
                                each.name(),
                                each.orders(),
                                each.quantity().toPlainString(),
                                each.spend().toPlainString()))
                        .toList());
    }
}
