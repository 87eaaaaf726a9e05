package io.wayline.studio.web;

import io.wayline.journey.Incidents;
import io.wayline.shared.NotFound;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps that failed for good, by step and cause, and the button that tries them again. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class FailurePages {

    private final Incidents incidents;

    FailurePages(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/journeys/failures")
    String list(Model model) {
        model.addAttribute("incidents", incidents.list());
        return "studio/failures";
    }

    /** Pressed twice, the second press finds nothing left to do and says no more than the page does. */
    @PostMapping("/journeys/failures")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
    String retry(
            @RequestParam String journey, @RequestParam String element, Principal actor, RedirectAttributes answer) {
        try {
            answer.addFlashAttribute("retried", incidents.retry(journey, element, actor.getName()));
        } catch (NotFound doneAlready) {
            answer.addFlashAttribute("nothingLeft", true);
        }
        return "redirect:/journeys/failures";
    }
}
