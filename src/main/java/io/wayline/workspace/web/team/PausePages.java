package io.wayline.workspace.web.team;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.shared.InvalidValue;
import io.wayline.staff.Person;
import io.wayline.staff.pause.QueuePauses;

/** Pauses a queue, and resumes it. */
@Controller
@RequestMapping("/team/queues/{key}")
@PreAuthorize("hasRole('SUPERVISOR')")
class PausePages {

    private static final String QUEUE = "redirect:/team/queues/{key}";

    private final QueuePauses pauses;
    private final TeamTasks tasks;
    private final ZoneId zone;

    PausePages(QueuePauses pauses, TeamTasks tasks, ZoneId zone) {
        this.pauses = pauses;
        this.tasks = tasks;
        this.zone = zone;
    }

    /** @param until date and time in the company's zone, or empty until somebody resumes it */
    @PostMapping("/pause")
    String pause(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal Person by,
            Locale language,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        try {
            var end = until.isBlank()
                    ? null
                    : LocalDateTime.parse(until.strip()).atZone(zone).toInstant();
            pauses.pause(key, reason, end, by);
        } catch (DateTimeParseException unreadable) {
            return wrong("until", reason, until, key, by, language, model, response);
        } catch (InvalidValue refused) {
            return wrong(refused.field(), reason, until, key, by, language, model, response);
        }
        address.addAttribute("key", key);
        return QUEUE;
    }

    @PostMapping("/resume")
    String resume(@PathVariable String key, @AuthenticationPrincipal Person by, RedirectAttributes address) {
        pauses.resume(key, by);
        address.addAttribute("key", key);
        return QUEUE;
    }

    /** Where a refused press left the browser. */
    @GetMapping({"/pause", "/resume"})
    String back(@PathVariable String key, RedirectAttributes address) {
        address.addAttribute("key", key);
        return QUEUE;
    }

    private String wrong(
            String field,
            String reason,
            String until,
            String key,
            Person by,
            Locale language,
            Model model,
            HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute("wrong", field);
        model.addAttribute("reason", reason);
        model.addAttribute("until", until);
        model.addAttribute("given", -1);
        model.addAttribute("left", 0);
        return tasks.ofQueue(key, null, by, language, model);
    }
}
