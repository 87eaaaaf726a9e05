package io.wayline.studio.web;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;

/** The journeys in figures, and the customers on each. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class JourneyPages {

    private static final int ROWS = 50;

    private final Journeys journeys;
    private final Customers customers;

    JourneyPages(Journeys journeys, Customers customers) {
        this.journeys = journeys;
        this.customers = customers;
    }

    @GetMapping("/journeys")
    String list(Model model) {
        model.addAttribute("journeys", journeys.overview());
        return "studio/journeys";
    }

    @GetMapping("/journeys/{key}")
    String journey(
            @PathVariable String key,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            Model model) {
        var liveOnly = !state.equals("all");
        var page = journeys.instances(key, liveOnly, cursor, ROWS);
        var who = customers.find(page.items().stream().map(Instance::customer).collect(Collectors.toSet()));

        model.addAttribute("journey", journeys.overview(key));
        model.addAttribute("versions", journeys.versions(key));
        model.addAttribute("page", page.map(instance -> new Row(instance, who.get(instance.customer()))));
        model.addAttribute("liveOnly", liveOnly);
        model.addAttribute("first", cursor == null);
        return "studio/journey";
    }

    /** A customer on the journey; null when they are no longer known. */
    public record Row(Instance instance, @Nullable Customer customer) {}
}
