package io.wayline.workspace.web.customer;

import java.time.Clock;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.byhand.ByHand;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.timeline.Timeline;
import io.wayline.workspace.web.customer.line.CustomerLines;
import io.wayline.workspace.web.story.TimelineText;

/** The customer beside a piece of work: who they are, where they stand, and what happened last. */
@Component
public class CustomerAside {

    private static final int STORY = 10;

    private final VisibleCustomers visible;
    private final CustomerPanels panels;
    private final CustomerLines lines;
    private final Timeline timeline;
    private final TimelineText story;
    private final ByHand byHand;
    private final Accounts accounts;
    private final Clock clock;

    CustomerAside(
            VisibleCustomers visible,
            CustomerPanels panels,
            CustomerLines lines,
            Timeline timeline,
            TimelineText story,
            ByHand byHand,
            Accounts accounts,
            Clock clock) {
        this.visible = visible;
        this.panels = panels;
        this.lines = lines;
        this.timeline = timeline;
        this.story = story;
        this.byHand = byHand;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Adds {@code given}, what was written by who gave the work; {@code opens}, whether the viewer may see the customer, and if so what the aside shows of them.
     *
     * @param customer null when there is none any more
     * @param work the id of the piece of work
     */
    public void add(@Nullable Customer customer, String work, Viewer viewer, Model model) {
        model.addAttribute("opens", false);
        model.addAttribute("work", work);
        byHand.given(work).ifPresent(given -> {
            model.addAttribute("given", given);
            model.addAttribute("givenBy", accounts.names(Set.of(given.by())).getOrDefault(given.by(), given.by()));
        });
        if (customer == null) {
            return;
        }
        try {
            var seen = visible.get(customer.ref(), viewer);
            model.addAttribute("opens", true);
            model.addAttribute("contact", seen.contact());
            model.addAttribute("there", There.of(customer, clock.instant(), LocaleContextHolder.getLocale()));
            model.addAttribute("panels", panels.of(seen, viewer, LocaleContextHolder.getLocale()));
            model.addAttribute(
                    "rides",
                    lines.of(customer, viewer, LocaleContextHolder.getLocale()).rides());
            model.addAttribute(
                    "days", story.byDay(timeline.of(customer.id(), null, STORY).items()));
        } catch (NotFound notForThem) {
            // the task itself says all that they may know
        }
    }
}
