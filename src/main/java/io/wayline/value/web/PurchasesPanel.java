package io.wayline.value.web;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.value.CustomerValue;
import io.wayline.value.CustomerValues;
import io.wayline.value.Orders;
import io.wayline.value.TierReason;
import io.wayline.value.report.PurchaseReport;
import io.wayline.value.report.PurchaseReports;

/** What the page of a customer says of what they bought. */
@Component
class PurchasesPanel implements CustomerPanel {

    private static final int ORDERS = 5;

    private final CustomerValues values;
    private final PurchaseReports reports;
    private final Orders orders;

    PurchasesPanel(CustomerValues values, PurchaseReports reports, Orders orders) {
        this.values = values;
        this.reports = reports;
        this.orders = orders;
    }

    /**
     * @param spend with its currency, as the language writes it
     * @param orders the latest
     */
    public record Purchases(
            CustomerValue value, String spend, PurchaseReport report, List<Orders.RecordedOrder> orders) {}

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String template() {
        return "/value/purchases-panel.ftlh";
    }

    @Override
    public Purchases of(Seen seen, Viewer viewer, Locale language) {
        var customer = seen.customer();
        var value = values.of(customer.id());
        return new Purchases(
                value,
                TierReason.amount(value.spend(), value.currency(), language),
                reports.of(customer.id()),
                orders.latest(customer.id(), ORDERS));
    }
}
