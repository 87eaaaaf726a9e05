package io.wayline.workspace.web.team;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
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

import io.wayline.callback.load.CallLoads;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Absence;
import io.wayline.staff.absence.Absences;
import io.wayline.workspace.absence.AbsenceHandOvers;

/** Who is away: people record their own absences, supervisors those of everybody, and see before what goes to whom. */
@Controller
@RequestMapping("/absences")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class AbsencePages {

    private static final Set<Role> WORKING = Set.of(Role.AGENT, Role.SUPERVISOR);
    private static final int SHOWN = 20;

    private final Absences absences;
    private final AbsenceHandOvers handOvers;
    private final Accounts accounts;
    private final TaskList tasks;
    private final CallLoads calls;
    private final Clock clock;
    private final ZoneId zone;

    AbsencePages(
            Absences absences,
            AbsenceHandOvers handOvers,
            Accounts accounts,
            TaskList tasks,
            CallLoads calls,
            Clock clock,
            ZoneId zone) {
        this.absences = absences;
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.tasks = tasks;
        this.calls = calls;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param username whose absence the form begins with; one's own otherwise
     * @param recorded the absence that was recorded just now
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String recorded,
            @AuthenticationPrincipal Person reader,
            Model model) {
        var form = AbsenceForm.blank(
                username.isEmpty() ? reader.username() : username, LocalDate.ofInstant(clock.instant(), zone));
        var fresh = absences.find(recorded)
                .filter(each -> reader.is(Role.SUPERVISOR) || each.username().equals(reader.username()));
        model.addAttribute("fresh", fresh.orElse(null));
        return form(form, null, reader, model);
    }

    /** What it would hand over, before it is recorded; what cannot be stays as it was typed. */
    @GetMapping("/preview")
    String preview(
            AbsenceForm typed,
            @AuthenticationPrincipal Person reader,
            Locale language,
            Model model,
            HttpServletResponse response) {
        try {
            var wish = typed.wish(zone);
            absences.check(wish, reader);
            var held = handOvers.held(wish.username());
            var absence = new Absence(
                    wish.id(),
                    wish.username(),
                    wish.from(),
                    wish.until(),
                    wish.handsOver(),
                    wish.successor(),
                    reader.username(),
                    clock.instant(),
                    null,
                    null,
                    null);
            var going =
                    held.stream().filter(item -> absence.takes(item.dueAt())).toList();
            var callsOf = calls.ofTasks(going.stream().map(WorkItem::id).toList());
            model.addAttribute("form", typed);
            model.addAttribute("absence", absence);
            model.addAttribute("held", held.size());
            model.addAttribute("going", going.size());
            model.addAttribute("calls", callsOf.size());
            model.addAttribute("callOf", callsOf);
            model.addAttribute("begun", !wish.from().isAfter(clock.instant()));
            model.addAttribute(
                    "shown",
                    going.stream()
                            .limit(SHOWN)
                            .map(item -> tasks.called(item, language))
                            .toList());
            names(Stream.of(absence), model);
            return "workspace/absence-preview";
        } catch (InvalidValue refused) {
            response.setStatus(422);
            model.addAttribute("fresh", null);
            return form(typed, refused, reader, model);
        }
    }

    /** Records it, and hands over at once when it has begun; sent twice it is there once. */
    @PostMapping
    String record(
            AbsenceForm typed,
            @AuthenticationPrincipal Person reader,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        try {
            var absence = absences.record(typed.wish(zone), reader);
            handOvers.settle(absence);
            address.addAttribute("recorded", absence.id());
            return "redirect:/absences";
        } catch (InvalidValue refused) {
            response.setStatus(422);
            model.addAttribute("fresh", null);
            return form(typed, refused, reader, model);
        }
    }

    /** Takes it back before it begins; ends it after. */
    @PostMapping("/{id}/end")
    String end(@PathVariable String id, @AuthenticationPrincipal Person reader) {
        absences.end(id, reader);
        return "redirect:/absences";
    }

    /** Where a refused press left the browser. */
    @GetMapping("/{id}/end")
    String back() {
        return "redirect:/absences";
    }

    private String form(AbsenceForm form, @Nullable InvalidValue refused, Person reader, Model model) {
        var all = reader.is(Role.SUPERVISOR);
        var listed = all ? absences.upcoming() : absences.of(reader.username());
        var colleagues = accounts.working(WORKING);
        model.addAttribute("form", form);
        model.addAttribute("refused", refused);
        model.addAttribute("absences", listed);
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("people", all ? colleagues : List.of(reader));
        model.addAttribute("now", clock.instant());
        names(listed.stream(), model);
        return "workspace/absences";
    }

    private void names(Stream<Absence> shown, Model model) {
        Map<String, String> names = accounts.names(shown.flatMap(each -> Stream.of(
                        each.username(),
                        each.successor() == null ? each.username() : each.successor(),
                        each.recordedBy()))
                .collect(Collectors.toSet()));
        model.addAttribute("names", names);
    }
}
