package io.wayline.workspace.web.customer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;

/** What all features say of a customer, in the order of the page. */
@Component
class CustomerPanels {

    private final List<CustomerPanel> panels;

    /** @throws IllegalStateException when two claim one place */
    CustomerPanels(Collection<CustomerPanel> panels) {
        if (panels.stream().map(CustomerPanel::order).distinct().count() < panels.size()) {
            throw new IllegalStateException("Two panels of a customer claim one place: " + panels);
        }
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CustomerPanel::order))
                .toList();
    }

    /** One panel as the page includes it. */
    public record Part(String template, Object shown) {}

    List<Part> of(Seen seen, Viewer viewer, Locale language) {
        return panels.stream()
                .map(panel -> new Part(panel.template(), panel.of(seen, viewer, language)))
                .toList();
    }
}
