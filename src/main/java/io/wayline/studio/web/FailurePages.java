package io.wayline.studio.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.journey.Incidents;
import io.wayline.shared.NotFound;

/** Steps that failed for good, by step and cause, and the button that tries them again. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class FailurePages {

    private final Incidents incidents;

    FailurePages(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * @param retried how many the press before gave another try; null without one
     * @param left how many of those it left for the next
     */
    @GetMapping("/journeys/failures")
    String list(@RequestParam @Nullable Integer retried, @RequestParam(defaultValue = "0") long left, Model model) {
        model.addAttribute("incidents", incidents.list());
        model.addAttribute("retried", retried);
        model.addAttribute("left", left);
        return "studio/failures";
    }

    /** Pressed twice, the second press finds nothing left to do, and the page says so. */
    @PostMapping("/journeys/failures")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
    String retry(
            @RequestParam String journey, @RequestParam String element, Principal actor, RedirectAttributes query) {
        var done = tryAgain(journey, element, actor.getName());
        query.addAttribute("retried", done.retried());
        query.addAttribute("left", done.left());
        return "redirect:/journeys/failures";
    }

    private Incidents.Retried tryAgain(String journey, String element, String by) {
        try {
            return incidents.retry(journey, element, by);
        } catch (NotFound doneAlready) {
            return new Incidents.Retried(0, 0);
        }
    }
}
