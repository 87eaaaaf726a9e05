package io.wayline.studio.web;

import java.util.Set;
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
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.Journeys;
import io.wayline.shared.NotFound;

/** The journeys in figures, and the customers on each. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class JourneyPages {

    private static final int ROWS = 50;
    private static final Set<String> ACTS = Set.of("pause", "resume", "cancel");

    private final Journeys journeys;
    private final InstanceHistory history;
    private final Customers customers;

    JourneyPages(Journeys journeys, InstanceHistory history, Customers customers) {
        this.journeys = journeys;
        this.history = history;
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

    /**
     * Where one customer stands, which way they came, and what was decided for them there.
     *
     * @param done what the press before did; null without one
     */
    @GetMapping("/journeys/{key}/instances/{id}")
    String instance(
            @PathVariable String key, @PathVariable String id, @RequestParam @Nullable String done, Model model) {
        var instance = journeys.instance(id);
        if (!instance.journey().equals(key)) {
            throw new NotFound("instance");
        }
        var who = customers.find(Set.of(instance.customer()));
        model.addAttribute("row", new Row(instance, who.get(instance.customer())));
        model.addAttribute("steps", history.of(id));
        model.addAttribute("done", done != null && ACTS.contains(done) ? done : null);
        return "studio/instance";
    }

    /** A customer on the journey; null when they are no longer known. */
    public record Row(Instance instance, @Nullable Customer customer) {}
}
