package io.wayline.value.web;

import java.security.Principal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.wayline.value.ValueRuns;
import io.wayline.value.forecast.Forecasts;

/** When tiers were last computed, and the button that has them computed anew. */
@Controller
@RequestMapping("/value")
class ValuePages {

    private static final Logger log = LoggerFactory.getLogger(ValuePages.class);

    private final ValueRuns runs;
    private final Forecasts forecasts;

    ValuePages(ValueRuns runs, Forecasts forecasts) {
        this.runs = runs;
        this.forecasts = forecasts;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    String show(Model model) {
        model.addAttribute("run", runs.last());
        model.addAttribute("forecast", forecasts.last());
        return "value/value";
    }

    /** Asking twice is asking once. */
    @PostMapping("/recompute")
    @PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
    String recompute(Principal by) {
        runs.request();
        log.info("Value is to be computed anew, asked for by {}", by.getName());
        return "redirect:/value";
    }
}
