package io.wayline.studio.web.failure;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.journey.failure.StepPauses;

/** Pauses a step from the page of its journey. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
class StepPausePages {

    private final StepPauses pauses;

    StepPausePages(StepPauses pauses) {
        this.pauses = pauses;
    }

    /** Pressed twice, the second press changes nothing. */
    @PostMapping("/journeys/{key}/steps/{element}/pause")
    String pause(
            @PathVariable String key,
            @PathVariable String element,
            @RequestParam String reason,
            Principal actor,
            RedirectAttributes query) {
        pauses.pause(key, element, actor.getName(), reason);
        query.addAttribute("key", key);
        query.addAttribute("step", element);
        return "redirect:/journeys/{key}";
    }
}
