package io.wayline.workspace.web.customer.act;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.journey.byhand.HandWork;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Queues;

/** The page on which somebody gives a piece of work about a customer to a queue. */
@Controller
@RequestMapping("/customers/{ref}/tasks")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class HandWorkPages {

    private final CustomerActs acts;
    private final Queues queues;
    private final ZoneId zone;

    HandWorkPages(CustomerActs acts, Queues queues, ZoneId zone) {
        this.acts = acts;
        this.queues = queues;
        this.zone = zone;
    }

    /**
     * What stands in the form.
     *
     * @param key the page's own name of this piece of work: a second press gives it once
     * @param wrong the field that cannot be, or empty
     */
    public record Typed(String title, String queue, String due, String text, String key, String wrong) {}

    @GetMapping("/new")
    String ask(@PathVariable String ref, Viewer viewer, Model model) {
        return page(ref, new Typed("", "", "", "", UUID.randomUUID().toString(), ""), viewer, model);
    }

    /** @param due by the company's clock, or empty for a workday from now */
    @PostMapping
    String give(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String key,
            Viewer viewer,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        acts.seen(new CustomerRef(ref), viewer);
        try {
            acts.give(new CustomerRef(ref), new HandWork(title, queue, moment(due), text), viewer, key);
        } catch (InvalidValue wrong) {
            response.setStatus(422);
            return page(ref, new Typed(title, queue, due, text, key, wrong.field()), viewer, model);
        }
        address.addAttribute("ref", ref);
        address.addAttribute("done", "task");
        return "redirect:/customers/{ref}";
    }

    private String page(String ref, Typed typed, Viewer viewer, Model model) {
        model.addAttribute("customer", acts.seen(new CustomerRef(ref), viewer));
        model.addAttribute("queues", queues.list());
        model.addAttribute("typed", typed);
        return "workspace/customer-task";
    }

    private @Nullable Instant moment(String due) {
        if (due.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(due).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new InvalidValue("due", "is no day and time", "choose one, or leave it empty");
        }
    }
}
