package io.wayline.studio.web;

import java.security.Principal;
import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.journey.InstanceActs;
import io.wayline.journey.InstanceEnded;
import io.wayline.journey.Journeys;
import io.wayline.shared.NotFound;

/** Stops one customer on their way, lets them go on, or ends the way. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
class InstanceActPages {

    private final Journeys journeys;
    private final InstanceActs acts;

    InstanceActPages(Journeys journeys, InstanceActs acts) {
        this.journeys = journeys;
        this.acts = acts;
    }

    /** Pressed twice, the second press changes nothing; one that comes after the end finds the end on the page. */
    @PostMapping("/journeys/{key}/instances/{id}/{act}")
    String act(
            @PathVariable String key,
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam String reason,
            Locale language,
            Principal actor,
            RedirectAttributes query) {
        if (!journeys.instance(id, language).journey().equals(key)) {
            throw new NotFound("instance");
        }
        try {
            take(act, id, actor.getName(), reason);
            query.addAttribute("done", act);
        } catch (InstanceEnded tooLate) {
            // the page says when and how
        }
        query.addAttribute("key", key);
        query.addAttribute("id", id);
        return "redirect:/journeys/{key}/instances/{id}";
    }

    private void take(String act, String id, String by, String reason) {
        switch (act) {
            case "pause" -> acts.pause(id, by, reason);
            case "resume" -> acts.resume(id, by, reason);
            case "cancel" -> acts.cancel(id, by, reason);
            default -> throw new NotFound("act");
        }
    }
}
