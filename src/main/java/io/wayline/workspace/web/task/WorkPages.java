package io.wayline.workspace.web.task;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
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
import io.wayline.journey.task.AnswersRefused;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Notices;
import io.wayline.workspace.Worker;

/** What an agent has to do: the list, and one task with its form. */
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
    private final TaskQueue queue;
    private final Worker worker;
    private final Notices notices;
    private final Clock clock;
    private final ZoneId zone;

    WorkPages(
            TaskList list,
            Tasks tasks,
            TaskDrafts drafts,
            TaskSheets sheets,
            TaskQueue queue,
            Worker worker,
            Notices notices,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.tasks = tasks;
        this.drafts = drafts;
        this.sheets = sheets;
        this.queue = queue;
        this.worker = worker;
        this.notices = notices;
        this.clock = clock;
        this.zone = zone;
    }

    /** Without a list in the address: one's own when there is anything, else what waits. */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String done,
            @RequestParam @Nullable String nothing,
            Principal reader,
            Model model) {
        var person = worker.of(reader);
        queue.add(show, person, cursor, model);
        model.addAttribute("notices", notices.of(person));
        model.addAttribute("done", done != null);
        model.addAttribute("nothing", nothing != null);
        return "workspace/work";
    }

    @PostMapping("/next")
    String next(Principal reader, RedirectAttributes address) {
        return onTo(tasks.next(worker.of(reader)).orElse(null), "nothing", address);
    }

    @GetMapping("/{id}")
    String task(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            Principal reader,
            Viewer viewer,
            Model model) {
        var person = worker.of(reader);
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

    /** @param until date and time in the company's zone */
    @PostMapping("/{id}/follow-up")
    String followUp(
            @PathVariable String id,
            @RequestParam @Nullable LocalDateTime until,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var moment = until == null ? clock.instant() : until.atZone(zone).toInstant();
        return act(
                id,
                () -> tasks.postpone(id, moment, reason, worker.of(reader)),
                reader,
                viewer,
                model,
                address,
                response);
    }

    /** Where a refused press left the browser: whoever comes back there, from the history say, comes to the task. */
    @GetMapping({"/{id}/claim", "/{id}/complete", "/{id}/follow-up", "/{id}/release"})
    String back(@PathVariable String id, RedirectAttributes address) {
        address.addAttribute("id", id);
        return TASK;
    }

    /**
     * Moves on to the next of one's own that does not rest, or to the best that waits; what is refused keeps everything
     * that was typed.
     */
    @PostMapping("/{id}/complete")
    String complete(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam MultiValueMap<String, String> sent,
            Principal reader,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(reader);
        var fields = drafts.form(id).map(form -> FormField.of(form.schema())).orElse(List.of());
        var answers = FormField.answers(fields, sent);
        try {
            tasks.complete(id, answers, version, person);
        } catch (NotFound gone) {
            throw gone;
        } catch (Refusal refused) {
            response.setStatus(refused instanceof AnswersRefused ? 422 : HttpServletResponse.SC_CONFLICT);
            var kept = drafts.of(id, person);
            var typed = answers.isEmpty() ? kept : kept.with(answers);
            return sheets.show(list.get(id, person), "", person, viewer, typed, refused, model);
        }
        var now = clock.instant();
        var own = list.page(TaskFilter.MINE, person, null, ROWS).items().stream()
                .filter(item -> item.followUpAt() == null || !item.followUpAt().isAfter(now))
                .findFirst();
        return onTo(own.or(() -> tasks.next(person)).orElse(null), "done", address);
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
            response.setStatus(HttpServletResponse.SC_CONFLICT);
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
