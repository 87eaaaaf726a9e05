package io.wayline.why.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.CustomerRuns;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.why.Campaigns;

/** What the page of a customer says of the campaigns that invited them; leads to why, and why not. */
@Component
class CampaignsPanel implements CustomerPanel {

    private static final int RUNS = 3;

    private final CustomerRuns runs;
    private final Campaigns campaigns;

    CampaignsPanel(CustomerRuns runs, Campaigns campaigns) {
        this.runs = runs;
        this.campaigns = campaigns;
    }

    /**
     * A run that they are in.
     *
     * @param at when they were invited; null while they wait for their turn, or will not have it
     */
    public record Run(
            String campaign, String name, @Nullable Instant at, boolean over) {}

    @Override
    public int order() {
        return 65;
    }

    @Override
    public String template() {
        return "/why/customer-panel.ftlh";
    }

    @Override
    public List<Run> of(Seen seen, Viewer viewer, Locale language) {
        var names = campaigns.all(language);
        return runs.of(seen.customer().id(), null, RUNS).stream()
                .map(part -> new Run(
                        part.run().campaign(),
                        names.getOrDefault(part.run().campaign(), part.run().campaign()),
                        part.invitedAt(),
                        part.run().state().isOver()))
                .toList();
    }
}
