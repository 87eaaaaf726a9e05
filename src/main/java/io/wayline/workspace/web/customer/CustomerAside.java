package io.wayline.workspace.web.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.Journeys;
import io.wayline.shared.NotFound;
import io.wayline.timeline.Timeline;
import io.wayline.workspace.web.story.TimelineText;

/** The customer beside a piece of work: who they are, where they stand, and what happened last. */
@Component
public class CustomerAside {

    private static final int JOURNEYS = 5;
    private static final int STORY = 10;

    private final VisibleCustomers visible;
    private final CustomerPanels panels;
    private final Journeys journeys;
    private final Timeline timeline;
    private final TimelineText story;

    CustomerAside(
            VisibleCustomers visible, CustomerPanels panels, Journeys journeys, Timeline timeline, TimelineText story) {
        this.visible = visible;
        this.panels = panels;
        this.journeys = journeys;
        this.timeline = timeline;
        this.story = story;
    }

    /**
     * Adds {@code opens}, whether the viewer may see the customer, and if so what the aside shows of them.
     *
     * @param customer null when there is none any more
     */
    public void add(@Nullable Customer customer, Viewer viewer, Model model) {
        model.addAttribute("opens", false);
        if (customer == null) {
            return;
        }
        try {
            var seen = visible.get(customer.ref(), viewer);
            model.addAttribute("opens", true);
            model.addAttribute("contact", seen.contact());
            model.addAttribute("panels", panels.of(seen.customer(), LocaleContextHolder.getLocale()));
            model.addAttribute(
                    "rides",
                    journeys.of(customer.id(), JOURNEYS).stream()
                            .filter(ride -> ride.endedAt() == null)
                            .toList());
            model.addAttribute(
                    "days", story.byDay(timeline.of(customer.id(), null, STORY).items()));
        } catch (NotFound notForThem) {
            // the task itself says all that they may know
        }
    }
}
