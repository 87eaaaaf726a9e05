package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.customer.panel.CustomerPanel;

/** What the page of a customer says of what they agreed to, and of what keeps marketing away. */
@Component
class ConsentPanel implements CustomerPanel {

    private final Consents consents;
    private final MarketingHolds holds;
    private final ConsentText text;

    ConsentPanel(Consents consents, MarketingHolds holds, ConsentText text) {
        this.consents = consents;
        this.holds = holds;
        this.text = text;
    }

    public record Agreed(List<ConsentText.Line> standing, List<ConsentText.Held> held) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String template() {
        return "/workspace/consent-panel.ftlh";
    }

    @Override
    public Agreed of(Seen seen, Viewer viewer, Locale language) {
        var customer = seen.customer();
        return new Agreed(text.lines(consents.standing(customer.id())), text.held(holds.of(customer.id())));
    }
}
