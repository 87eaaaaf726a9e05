package io.wayline.workspace.web.task;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Away;
import io.wayline.workspace.Escalations;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.Worker;

/** One task with its form, and what an agent does with it. */
@Controller
@RequestMapping("/work")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class WorkPages {

    private static final int ROWS = 50;
    private static final String TASK = "redirect:/work/{id}";

    private final TaskList list;
    private final Tasks tasks;
    private final TaskDrafts drafts;
    private final TaskSheets sheets;
    private final TaskStanding standing;
    private final HandOvers handOvers;
    private final Escalations escalations;
    private final Worker worker;
    private final Clock clock;
    private final ZoneId zone;

    WorkPages(
            TaskList list,
            Tasks tasks,
            TaskDrafts drafts,
            TaskSheets sheets,
            TaskStanding standing,
            HandOvers handOvers,
            Escalations escalations,
            Worker worker,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.tasks = tasks;
        this.drafts = drafts;
        this.sheets = sheets;
        this.standing = standing;
        this.handOvers = handOvers;
        this.escalations = escalations;
        this.worker = worker;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param after the task that was just completed: then one's own that does not rest goes before what waits
     */
    @PostMapping("/next")
    String next(@RequestParam(defaultValue = "") String after, Principal reader, RedirectAttributes address) {
        var person = worker.of(reader);
        var own = after.isEmpty() ? Optional.<WorkItem>empty() : own(person);
        try {
            return onTo(own.or(() -> tasks.next(person)).orElse(null), after.isEmpty() ? "nothing" : "done", address);
        } catch (Away away) {
            // the list says so, and how to come back
            return "redirect:/work";
        }
    }

    private Optional<WorkItem> own(Person person) {
        var now = clock.instant();
        return list.page(TaskFilter.MINE, person, null, ROWS).items().stream()
                .filter(item -> item.followUpAt() == null || !item.followUpAt().isAfter(now))
                .findFirst();
    }

    /**
     * What has become of a task that somebody has open; nothing when it is not theirs to see any more.
     *
     * @param seen the version that their page shows
     */
    @GetMapping("/{id}/now")
    @Nullable
    String now(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int seen,
            Principal reader,
            Model model,
            HttpServletResponse response) {
        var person = worker.of(reader);
        try {
            return sheets.now(list.get(id, person), seen, person, model);
        } catch (NotFound gone) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
    }

    @GetMapping("/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            @RequestParam @Nullable String done,
            Principal reader,
            Viewer viewer,
            Model model) {
        var person = worker.of(reader);
        if (done != null) {
            standing.addOutlook(list.get(id, person), person, model);
        }
        return sheets.show(list.get(id, person), show, person, viewer, drafts.of(id, person), null, model);
    }

    @PostMapping("/{id}/claim")
    String claim(
            @PathVariable String id,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(id, () -> tasks.claim(id, worker.of(reader)), reader, viewer, model, address, response);
    }

    @PostMapping("/{id}/release")
    String release(
            @PathVariable String id,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(id, () -> tasks.release(id, worker.of(reader)), reader, viewer, model, address, response);
    }

    /**
     * @param until date and time in the company's zone
     * @param pastDue whether it was said that it may rest beyond the time at which it is due
     */
    @PostMapping("/{id}/follow-up")
    String followUp(
            @PathVariable String id,
            @RequestParam @Nullable LocalDateTime until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean pastDue,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var moment = until == null ? clock.instant() : until.atZone(zone).toInstant();
        // for the press that says it is meant
        model.addAttribute("restUntil", until == null ? "" : until.toString());
        model.addAttribute("restMoment", moment);
        model.addAttribute("restReason", reason);
        return act(
                id,
                () -> tasks.postpone(id, moment, reason, pastDue, worker.of(reader)),
                reader,
                viewer,
                model,
                address,
                response);
    }

    /** Leads back to the task: whoever gave it away looks at what it has become. */
    @PostMapping("/{id}/hand-over")
    String handOver(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(
                id,
                () -> handOvers.handOver(id, to, reason, worker.of(reader)),
                reader,
                viewer,
                model,
                address,
                response);
    }

    /** Where a refused press left the browser: whoever comes back there, from the history say, comes to the task. */
    @GetMapping({
        "/{id}/claim",
        "/{id}/complete",
        "/{id}/escalate",
        "/{id}/follow-up",
        "/{id}/hand-over",
        "/{id}/release",
        "/{id}/settle"
    })
    String back(@PathVariable String id, RedirectAttributes address) {
        address.addAttribute("id", id);
        return TASK;
    }

    /** Asks the supervisors for help. */
    @PostMapping("/{id}/escalate")
    String escalate(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(
                id,
                () -> escalations.escalate(id, reason, worker.of(reader)),
                reader,
                viewer,
                model,
                address,
                response);
    }

    /** A supervisor has seen to what was asked. */
    @PostMapping("/{id}/settle")
    String settle(
            @PathVariable String id,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(id, () -> escalations.settle(id, worker.of(reader)), reader, viewer, model, address, response);
    }

    /**
     * Leads to the task, which says that it is done and what comes next; what is refused keeps everything that was typed.
     *
     * @param press which press of the button it is: one that comes twice is answered as it was the first time
     */
    @PostMapping("/{id}/complete")
    String complete(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String press,
            @RequestParam MultiValueMap<String, String> sent,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(reader);
        var form = drafts.form(id).map(TaskForm::form).orElse(Form.NONE);
        var typed = SentAnswers.typed(form, sent);
        try {
            var answers = SentAnswers.meant(form, typed);
            if (press.isBlank()) {
                tasks.complete(id, answers, version, person);
            } else {
                tasks.complete(id, answers, version, press, person);
            }
        } catch (NotFound gone) {
            throw gone;
        } catch (Refusal refused) {
            response.setStatus(refused instanceof AnswersRefused ? 422 : HttpServletResponse.SC_CONFLICT);
            var kept = drafts.of(id, person);
            var shown = typed.isEmpty() ? kept : kept.with(typed);
            return sheets.show(list.get(id, person), "", person, viewer, shown, refused, model);
        }
        address.addAttribute("id", id);
        address.addAttribute("done", "");
        return TASK;
    }

    private String act(
            String id,
            Runnable act,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        try {
            act.run();
        } catch (NotFound gone) {
            throw gone;
        } catch (Refusal refused) {
            var person = worker.of(reader);
            response.setStatus(
                    refused.kind() == Refusal.Kind.INVALID
                            ? HttpStatus.UNPROCESSABLE_CONTENT.value()
                            : HttpServletResponse.SC_CONFLICT);
            return sheets.show(list.get(id, person), "", person, viewer, drafts.of(id, person), refused, model);
        }
        address.addAttribute("id", id);
        return TASK;
    }

    private static String onTo(@Nullable WorkItem item, String otherwise, RedirectAttributes address) {
        if (item == null) {
            address.addAttribute(otherwise, "");
            return "redirect:/work";
        }
        address.addAttribute("id", item.id());
        return TASK;
    }
}
