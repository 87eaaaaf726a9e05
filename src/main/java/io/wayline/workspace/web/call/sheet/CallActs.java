package io.wayline.workspace.web.call.sheet;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

import io.wayline.calendar.PlausibleTime;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.task.record.TaskDraft;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;
import io.wayline.workspace.Worker;
import io.wayline.workspace.call.CallDesk;
import io.wayline.workspace.web.task.SentAnswers;

/** What people do with one call. Each press leads back to the call; what is refused says why and keeps what was typed. */
@Controller
@RequestMapping("/calls/{ref}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CallActs {

    private static final String CALL = "redirect:/calls/{ref}";

    private final CallDesk desk;
    private final CallbackList list;
    private final CallbackMoves moves;
    private final CallSheets sheets;
    private final CallSlots slots;
    private final TaskDrafts drafts;
    private final Worker worker;
    private final ZoneId zone;

    CallActs(
            CallDesk desk,
            CallbackList list,
            CallbackMoves moves,
            CallSheets sheets,
            CallSlots slots,
            TaskDrafts drafts,
            Worker worker,
            ZoneId zone) {
        this.desk = desk;
        this.list = list;
        this.moves = moves;
        this.sheets = sheets;
        this.slots = slots;
        this.drafts = drafts;
        this.worker = worker;
        this.zone = zone;
    }

    @GetMapping
    String call(@PathVariable String ref, Principal reader, Viewer viewer, Model model) {
        var person = worker.of(reader);
        return sheets.show(list.get(ref, person), person, viewer, null, null, model);
    }

    /**
     * What has become of a call that somebody has open; nothing when it is not theirs to see any more.
     *
     * @param seen the version that their page shows
     */
    @GetMapping("/now")
    @Nullable
    String now(
            @PathVariable String ref,
            @RequestParam(defaultValue = "-1") int seen,
            Principal reader,
            Model model,
            HttpServletResponse response) {
        var person = worker.of(reader);
        try {
            return sheets.now(list.get(ref, person), seen, person, model);
        } catch (NotFound gone) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
    }

    /**
     * Where on a day the call could be, for whoever moves it; drawn over the day.
     *
     * @param day as ISO date; that of the call without it, or with another text
     * @param from where the day begins on the page, or null
     */
    @GetMapping("/slots")
    String slots(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String day,
            @RequestParam @Nullable Instant from,
            Principal reader,
            Model model) {
        return slots.show(ref, date(day), from, worker.of(reader), model);
    }

    @PostMapping("/take")
    String take(
            @PathVariable String ref,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> desk.take(ref, worker.of(by)), by, viewer, model, address, response);
    }

    @PostMapping("/release")
    String release(
            @PathVariable String ref,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> desk.release(ref, worker.of(by)), by, viewer, model, address, response);
    }

    @PostMapping("/hand-over")
    String handOver(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> desk.handOver(ref, to, reason, worker.of(by)), by, viewer, model, address, response);
    }

    /** Takes the call too, when nobody has. */
    @PostMapping("/start")
    String start(
            @PathVariable String ref,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> desk.start(ref, worker.of(by), viewer), by, viewer, model, address, response);
    }

    @PostMapping("/stop")
    String stop(
            @PathVariable String ref,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> desk.stop(ref, worker.of(by)), by, viewer, model, address, response);
    }

    @PostMapping("/reschedule")
    String reschedule(
            @PathVariable String ref,
            @RequestParam @Nullable Instant at,
            @RequestParam int version,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(by);
        var to = at == null ? Instant.EPOCH : at;
        return act(ref, () -> moves.reschedule(ref, to, version, person), by, viewer, model, address, response);
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String ref,
            @RequestParam int version,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        return act(ref, () -> moves.cancel(ref, version, worker.of(by)), by, viewer, model, address, response);
    }

    /**
     * Moves a call as the day shows it, and leads back to the day.
     *
     * @param agent who shall make it; empty for nobody yet, null to leave that as it is
     * @param queue which the day shows
     */
    @PostMapping("/move")
    String move(
            @PathVariable String ref,
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable String agent,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String queue,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var to = at == null ? Instant.EPOCH : at;
        var person = worker.of(by);
        var refused = refusal(() -> desk.move(ref, to, agent, reason, version, person));
        if (refused != null) {
            return refused(ref, refused, null, person, viewer, model, response);
        }
        address.addAttribute("day", LocalDate.ofInstant(to, zone).toString());
        address.addAttribute("queue", queue);
        address.addAttribute("moved", ref);
        return "redirect:/calls";
    }

    /** @param version of the task that they saw */
    @PostMapping("/outcome")
    String outcome(
            @PathVariable String ref,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam MultiValueMap<String, String> sent,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(by);
        var task = list.get(ref, person).task();
        var form =
                task == null ? Form.NONE : drafts.form(task).map(TaskForm::form).orElse(Form.NONE);
        var typed = SentAnswers.typed(form, sent);
        // one that is over has no form any more, and what was sent is only compared with what came of it
        var meant =
                form.fields().isEmpty() ? SentAnswers.result(sent, CallDesk.RESULT) : SentAnswers.meant(form, typed);
        var refused = refusal(() -> desk.outcome(ref, meant, version, person));
        if (refused != null) {
            var kept = task == null || typed.isEmpty()
                    ? null
                    : drafts.of(task, person).with(typed);
            return refused(ref, refused, kept, person, viewer, model, response);
        }
        address.addAttribute("ref", ref);
        return CALL;
    }

    /** Where a refused press left the browser: whoever comes back there comes to the call. */
    @GetMapping({"/take", "/release", "/hand-over", "/start", "/stop", "/reschedule", "/cancel", "/move", "/outcome"})
    String back(@PathVariable String ref, RedirectAttributes address) {
        address.addAttribute("ref", ref);
        return CALL;
    }

    private String act(
            String ref,
            Runnable act,
            Principal by,
            Viewer viewer,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var refused = refusal(act);
        if (refused != null) {
            return refused(ref, refused, null, worker.of(by), viewer, model, response);
        }
        address.addAttribute("ref", ref);
        return CALL;
    }

    private static @Nullable Refusal refusal(Runnable act) {
        try {
            act.run();
            return null;
        } catch (NotFound notForThem) {
            throw notForThem;
        } catch (Refusal refused) {
            return refused;
        }
    }

    private String refused(
            String ref,
            Refusal refused,
            @Nullable TaskDraft typed,
            Person by,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        response.setStatus(refused.kind() == Refusal.Kind.CONFLICT ? 409 : 422);
        return sheets.show(list.get(ref, by), by, viewer, typed, refused, model);
    }

    private @Nullable LocalDate date(String text) {
        try {
            return PlausibleTime.day(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
