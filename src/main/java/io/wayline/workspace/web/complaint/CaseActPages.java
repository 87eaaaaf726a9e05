package io.wayline.workspace.web.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
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

import io.wayline.complaint.Casework;
import io.wayline.complaint.Casework.Press;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TasksAbout.Way;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/**
 * Withdraws a complaint, says that it is about something else, or that two belong together. Each page says what follows
 * before it is done; what was typed stays until it can be.
 */
@Controller
@RequestMapping("/complaints/{ref}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CaseActPages {

    private static final String CASE = "redirect:/complaints/{ref}";
    private static final String DUPLICATE = "duplicate";
    private static final int OTHERS = 50;

    private final Casework casework;
    private final ComplaintList list;
    private final Complaints complaints;
    private final ComplaintRowList rows;
    private final Customers customers;
    private final TaskList tasks;

    CaseActPages(
            Casework casework,
            ComplaintList list,
            Complaints complaints,
            ComplaintRowList rows,
            Customers customers,
            TaskList tasks) {
        this.casework = casework;
        this.list = list;
        this.complaints = complaints;
        this.rows = rows;
        this.customers = customers;
        this.tasks = tasks;
    }

    /**
     * What stands in the form.
     *
     * @param choice the category, or the ref of the other one
     * @param how {@code duplicate} when only one of two is to be answered
     * @param key the page's own name of the press
     * @param wrong the field that cannot be, or empty
     */
    public record Typed(String reason, String choice, String how, String key, String wrong) {

        static Typed blank() {
            return new Typed("", "", "", UUID.randomUUID().toString(), "");
        }

        Typed with(InvalidValue refused) {
            // a press whose name cannot be gets another one
            var name = "key".equals(refused.field()) ? UUID.randomUUID().toString() : key;
            return new Typed(reason, choice, how, name, refused.field());
        }
    }

    /**
     * Another complaint of the customer.
     *
     * @param pair which of the two would be answered if one is a duplicate
     * @param duplicable whether one can be
     */
    public record Other(ComplaintRow row, Casework.Pair pair, boolean duplicable) {}

    @GetMapping("/withdraw")
    String askToWithdraw(
            @PathVariable String ref,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return withdrawal(list.get(ref, viewer), Typed.blank(), reader, viewer, language, model);
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var complaint = list.get(ref, viewer);
        var typed = new Typed(oneLine(reason), "", "", key, "");
        var press = new Press(key, reader.username());
        return notDone(() -> casework.withdraw(complaint, typed.reason(), press), typed, response, model)
                .map(again -> withdrawal(complaint, again, reader, viewer, language, model))
                .orElseGet(() -> back(ref, address));
    }

    @GetMapping("/category")
    String askForCategory(
            @PathVariable String ref,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return category(list.get(ref, viewer), Typed.blank(), reader, viewer, language, model);
    }

    @PostMapping("/category")
    String move(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var complaint = list.get(ref, viewer);
        var typed = new Typed(oneLine(reason), category, "", key, "");
        var press = new Press(key, reader.username());
        return notDone(
                        () -> casework.reclassify(complaint, named(category), typed.reason(), press),
                        typed,
                        response,
                        model)
                .map(again -> category(complaint, again, reader, viewer, language, model))
                .orElseGet(() -> back(ref, address));
    }

    @GetMapping("/link")
    String askToLink(
            @PathVariable String ref,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return others(list.get(ref, viewer), Typed.blank(), reader, viewer, language, model);
    }

    /** @param how {@code together} or {@code duplicate} */
    @PostMapping("/link")
    String link(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var complaint = list.get(ref, viewer);
        var typed = new Typed(oneLine(reason), other, how, key, "");
        var press = new Press(key, reader.username());
        Runnable act = () -> {
            var second = chosen(other, viewer);
            if (DUPLICATE.equals(how)) {
                casework.duplicate(complaint, second, typed.reason(), press);
            } else {
                casework.link(complaint, second, typed.reason(), press);
            }
        };
        return notDone(act, typed, response, model)
                .map(again -> others(complaint, again, reader, viewer, language, model))
                .orElseGet(() -> back(ref, address));
    }

    /** What is shown again when the act was not done; nothing when it was. */
    private static Optional<Typed> notDone(Runnable act, Typed typed, HttpServletResponse response, Model model) {
        try {
            act.run();
            return Optional.empty();
        } catch (InvalidValue wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return Optional.of(typed.with(wrong));
        } catch (Casework.Refused refused) {
            model.addAttribute("refused", refused.code());
            response.setStatus(HttpStatus.CONFLICT.value());
            return Optional.of(typed);
        }
    }

    private String withdrawal(
            Complaint complaint, Typed typed, Person reader, Viewer viewer, Locale language, Model model) {
        var open = rows.way(complaint).map(Way::open).orElse(List.of());
        model.addAttribute(
                "ending",
                open.stream()
                        .map(item -> tasks.called(item, language))
                        .map(WorkItem::name)
                        .distinct()
                        .toList());
        model.addAttribute("others", Math.max(0, complaints.open(complaint.customer()) - 1));
        return page("withdraw", complaint, typed, reader, viewer, language, model);
    }

    private String category(
            Complaint complaint, Typed typed, Person reader, Viewer viewer, Locale language, Model model) {
        model.addAttribute("categories", ComplaintCategory.values());
        return page("category", complaint, typed, reader, viewer, language, model);
    }

    private String others(
            Complaint complaint, Typed typed, Person reader, Viewer viewer, Locale language, Model model) {
        var filter = new ComplaintList.Filter(null, null, complaint.customer(), null, null, false);
        var linked =
                list.linked(complaint, viewer).stream().map(Complaint::number).toList();
        var theirs = list.page(filter, viewer, null, OTHERS).items().stream()
                .filter(each -> each.number() != complaint.number())
                .toList();
        var shown = new ArrayList<Other>();
        for (var row : rows.of(theirs, viewer.fieldAccess(), reader, language)) {
            var other = row.complaint();
            var pair = Casework.pair(complaint, other);
            var duplicable = complaint.stage().owesAnAnswer()
                    && other.stage().owesAnAnswer()
                    && (pair.kept().safetySuspected() || !pair.closed().safetySuspected());
            if (duplicable || !linked.contains(other.number())) {
                shown.add(new Other(row, pair, duplicable));
            }
        }
        model.addAttribute("others", shown);
        return page("link", complaint, typed, reader, viewer, language, model);
    }

    private String page(
            String act, Complaint seen, Typed typed, Person reader, Viewer viewer, Locale language, Model model) {
        var complaint = list.get(seen.ref(), viewer);
        var row = rows.of(List.of(complaint), viewer.fieldAccess(), reader, language)
                .get(0);
        model.addAttribute("act", act);
        model.addAttribute("complaint", complaint);
        model.addAttribute("said", row.said());
        model.addAttribute("due", row.due());
        model.addAttribute("customer", customers.find(complaint.customer()).orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute("presses", casework.presses(complaint, reader.username()));
        return "workspace/complaint-act";
    }

    /** The field has room for two lines, and people press Enter in it. */
    private static String oneLine(String typed) {
        return typed.strip().replaceAll("\\s+", " ");
    }

    private Complaint chosen(String other, Viewer viewer) {
        try {
            return list.get(other, viewer);
        } catch (NotFound none) {
            throw new InvalidValue("other", "is none of yours", "choose one from the list");
        }
    }

    private static ComplaintCategory named(String word) {
        for (var category : ComplaintCategory.values()) {
            if (category.word().equals(word)) {
                return category;
            }
        }
        throw new InvalidValue("category", "is none of ours", "choose one");
    }

    private static String back(String ref, RedirectAttributes address) {
        address.addAttribute("ref", ref);
        return CASE;
    }
}
