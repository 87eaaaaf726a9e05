package io.wayline.campaign.web;

import java.security.Principal;
import java.util.Locale;
import java.util.UUID;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.schedule.RunNow;

/** Begins what time begins, once, beside its timer, after saying what would happen. */
@Controller
@RequestMapping("/campaigns/by-time/{journey}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING')")
class BeginPages {

    private final RunNow runs;

    BeginPages(RunNow runs) {
        this.runs = runs;
    }

    @GetMapping
    String prospect(@PathVariable String journey, Locale reader, Model model) {
        model.addAttribute("prospect", runs.prospect(journey, reader));
        model.addAttribute("press", UUID.randomUUID().toString());
        return "campaign/begin";
    }

    /** @param press the page's own name of this press: a second one begins nothing */
    @PostMapping
    String begin(@PathVariable String journey, @RequestParam(defaultValue = "") String press, Principal by) {
        runs.run(journey, by.getName(), press.isBlank() ? UUID.randomUUID().toString() : press.strip());
        return "redirect:/campaigns?begun=" + journey;
    }
}
