package io.wayline.workspace.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.value.CustomerValue;
import io.wayline.value.CustomerValues;
import io.wayline.value.PurchaseReport;
import io.wayline.value.PurchaseReports;
import io.wayline.value.TierReason;

/** What the page of a customer says of their value. */
@Component
class ValuePanels {

    private final CustomerValues values;
    private final PurchaseReports reports;
    private final TierReason reason;

    ValuePanels(CustomerValues values, PurchaseReports reports, TierReason reason) {
        this.values = values;
        this.reports = reports;
        this.reason = reason;
    }

    /**
     * @param label the rating's word in the reader's language; null until rated
     * @param reason why the tier is what it is
     * @param spend with its currency, as the language writes it
     */
    public record Panel(
            CustomerValue value, @Nullable String label, String reason, String spend, PurchaseReport report) {}

    Panel of(CustomerId customer, Locale language) {
        var value = values.of(customer);
        return new Panel(
                value,
                value.rating() == null ? null : reason.label(value.rating().label(), language),
                reason.of(value, language),
                TierReason.amount(value.spend(), value.currency(), language),
                reports.of(customer));
    }
}
