package io.wayline.workspace.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Consents;
import io.wayline.customer.CustomerSearch;
import io.wayline.customer.CustomerSearch.Order;
import io.wayline.customer.CustomerSearch.Query;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.MarketingHolds;
import io.wayline.customer.Viewer;
import io.wayline.customer.VisibleCustomers;
import io.wayline.journey.Journeys;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Timeline;
import io.wayline.value.Orders;

/** The list of customers and the page of each: who they are, where they stand, and what happened. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class CustomerPages {

    private static final int ROWS = 50;
    private static final int STORY = 40;
    private static final int JOURNEYS = 20;
    private static final int ORDERS = 5;

    private final VisibleCustomers customers;
    private final CustomerSearch search;
    private final Journeys journeys;
    private final Orders orders;
    private final ValuePanels values;
    private final Timeline timeline;
    private final StoryText story;
    private final Consents consents;
    private final MarketingHolds holds;
    private final ConsentText consentText;

    CustomerPages(
            VisibleCustomers customers,
            CustomerSearch search,
            Journeys journeys,
            Orders orders,
            ValuePanels values,
            Timeline timeline,
            StoryText story,
            Consents consents,
            MarketingHolds holds,
            ConsentText consentText) {
        this.customers = customers;
        this.search = search;
        this.journeys = journeys;
        this.orders = orders;
        this.values = values;
        this.timeline = timeline;
        this.story = story;
        this.consents = consents;
        this.holds = holds;
        this.consentText = consentText;
    }

    @GetMapping("/customers")
    String list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String lifecycle,
            @RequestParam @Nullable String cursor,
            Viewer viewer,
            Model model) {
        var place = Arrays.stream(Lifecycle.values())
                .filter(each -> each.name().equals(lifecycle))
                .findFirst()
                .orElse(null);
        var page = search.find(new Query(query, place, null, null, Map.of(), Order.MATCH), viewer, cursor, ROWS);

        model.addAttribute("query", query);
        model.addAttribute("lifecycle", place == null ? "" : place.name());
        model.addAttribute("counts", search.countByLifecycle(viewer));
        model.addAttribute("page", page);
        model.addAttribute("first", cursor == null);
        return "workspace/customers";
    }

    @GetMapping("/customers/{ref}")
    String customer(
            @PathVariable String ref,
            @RequestParam @Nullable String cursor,
            Viewer viewer,
            Locale language,
            Model model) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        var customer = seen.customer();
        var told = timeline.of(customer.id(), cursor, STORY);

        model.addAttribute("customer", customer);
        model.addAttribute("contact", seen.contact());
        model.addAttribute("journeys", journeys.of(customer.id(), JOURNEYS));
        model.addAttribute("opensJourneys", viewer.rows() == Viewer.Rows.ALL);
        model.addAttribute("worth", values.of(customer.id(), language));
        model.addAttribute("orders", orders.latest(customer.id(), ORDERS));
        model.addAttribute("consents", consentText.lines(consents.standing(customer.id())));
        model.addAttribute("held", consentText.held(holds.of(customer.id())));
        model.addAttribute("days", story.byDay(told.items()));
        model.addAttribute("next", told.next());
        model.addAttribute("first", cursor == null);
        return "workspace/customer";
    }
}
