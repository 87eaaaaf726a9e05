package io.wayline.workspace.web.queue;

import java.security.Principal;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.lists.Filters;
import io.wayline.lists.page.ListDesk;
import io.wayline.staff.Notices;
import io.wayline.staff.absence.Absences;
import io.wayline.workspace.Worker;

/** The tasks that somebody sees: as a table that can be worked on, and as the pane beside one of them. */
@Controller
@RequestMapping("/work")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class WorkListPages {

    private final TaskQueue queue;
    private final TaskDeskList list;
    private final ListDesk desk;
    private final Notices notices;
    private final Absences absences;
    private final Worker worker;

    WorkListPages(
            TaskQueue queue, TaskDeskList list, ListDesk desk, Notices notices, Absences absences, Worker worker) {
        this.queue = queue;
        this.list = list;
        this.desk = desk;
        this.notices = notices;
        this.absences = absences;
        this.worker = worker;
    }

    /** Without filters in the address: the view with which it opens for its reader, else one's own, else what waits. */
    @GetMapping
    String list(
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String done,
            @RequestParam @Nullable String nothing,
            @RequestParam @Nullable String unchosen,
            @RequestParam @Nullable String did,
            @RequestParam @Nullable String view,
            HttpServletRequest request,
            Principal reader,
            Model model) {
        var person = worker.of(reader);
        var query = request.getQueryString();
        var asked = Filters.of(query == null ? "" : query, list.filters());
        var filters = asked.isEmpty() && view == null ? desk.opening(list, person) : asked;
        var held = queue.table(filters, person, cursor, model);
        desk.add(list, held, person, did, model);
        model.addAttribute("notices", notices.of(person));
        model.addAttribute("away", absences.now(person.username()).orElse(null));
        model.addAttribute("done", done != null);
        model.addAttribute("nothing", nothing != null);
        model.addAttribute("unchosen", unchosen != null);
        return "workspace/work";
    }

    /**
     * The list beside a task, as it is now.
     *
     * @param current the task
     */
    @GetMapping("/queue")
    String queue(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String current,
            Principal reader,
            Model model) {
        queue.beside(show, worker.of(reader), current, model);
        model.addAttribute("current", current);
        return "workspace/queue";
    }
}
