package io.wayline.journey.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.Journeys;

/** The journeys in figures, and the customers on each. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class JourneyPages {

    private static final int ROWS = 50;

    private final Journeys journeys;

    JourneyPages(Journeys journeys) {
        this.journeys = journeys;
    }

    @GetMapping("/journeys")
    String list(Model model) {
        model.addAttribute("journeys", journeys.overview());
        return "journey/journeys";
    }

    @GetMapping("/journeys/{key}")
    String journey(
            @PathVariable String key,
            @RequestParam(defaultValue = "live") String state,
            @RequestParam @Nullable String cursor,
            Model model) {
        var liveOnly = !state.equals("all");
        model.addAttribute("journey", journeys.overview(key));
        model.addAttribute("page", journeys.instances(key, liveOnly, cursor, ROWS));
        model.addAttribute("liveOnly", liveOnly);
        model.addAttribute("first", cursor == null);
        return "journey/journey";
    }
}
