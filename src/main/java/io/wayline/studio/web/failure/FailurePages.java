package io.wayline.studio.web.failure;

import java.security.Principal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.journey.failure.Incidents;
import io.wayline.journey.failure.PausedSteps;
import io.wayline.lists.Filters;
import io.wayline.lists.page.ListDesk;
import io.wayline.shared.NotFound;
import io.wayline.staff.SignedIn;

/** Steps that failed for good, by step and cause, steps that are paused, and the buttons that let them go on. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class FailurePages {

    private final Incidents incidents;
    private final PausedSteps paused;
    private final FailureList list;
    private final ListDesk desk;

    FailurePages(Incidents incidents, PausedSteps paused, FailureList list, ListDesk desk) {
        this.incidents = incidents;
        this.paused = paused;
        this.list = list;
        this.desk = desk;
    }

    /**
     * @param retried how many the press before gave another try; null without one
     * @param left how many of those it left for the next
     * @param did what was done to many of them just now
     * @param unchosen whether that was to be none
     * @param resumed whether the press before let a paused step go on; null without one
     */
    @GetMapping("/journeys/failures")
    String list(
            @RequestParam @Nullable Integer retried,
            @RequestParam(defaultValue = "0") long left,
            @RequestParam @Nullable Boolean resumed,
            @RequestParam @Nullable String did,
            @RequestParam @Nullable String unchosen,
            SignedIn reader,
            Locale language,
            Model model) {
        desk.add(list, Filters.of("", list.filters()), reader.getPrincipal(), did, model);
        model.addAttribute("unchosen", unchosen != null);
        model.addAttribute("paused", paused.list(language));
        model.addAttribute("resumed", resumed);
        model.addAttribute("incidents", incidents.list(language));
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

    @PostMapping("/journeys/failures/paused/{id}")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS')")
    String resume(@PathVariable String id, Principal actor, RedirectAttributes query) {
        query.addAttribute("resumed", goesOn(id, actor.getName()));
        return "redirect:/journeys/failures";
    }

    private boolean goesOn(String id, String by) {
        try {
            paused.resume(id, by);
            return true;
        } catch (NotFound doneAlready) {
            return false;
        }
    }

    private Incidents.Retried tryAgain(String journey, String element, String by) {
        try {
            return incidents.retry(journey, element, by);
        } catch (NotFound doneAlready) {
            return new Incidents.Retried(0, 0);
        }
    }
}
