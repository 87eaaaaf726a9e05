package io.wayline.studio.web.failure;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.failure.FailureGroups;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.failure.PausedSteps;
import io.wayline.journey.failure.StepRetries;
import io.wayline.journey.failure.StepRetries.FailedCustomer;
import io.wayline.lists.Filters;
import io.wayline.lists.page.ListDesk;
import io.wayline.shared.NotFound;
import io.wayline.staff.SignedIn;

/** What failed, by step and cause, the customers who stand there, and the steps that are paused. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class FailurePages {

    private static final int GROUPS = 20;
    private static final int ROWS = 50;

    private final FailureGroups groups;
    private final StepRetries retries;
    private final Incidents incidents;
    private final PausedSteps paused;
    private final FailureSheets sheets;
    private final FailureList list;
    private final FailedCustomerList people;
    private final Customers customers;
    private final ListDesk desk;

    FailurePages(
            FailureGroups groups,
            StepRetries retries,
            Incidents incidents,
            PausedSteps paused,
            FailureSheets sheets,
            FailureList list,
            FailedCustomerList people,
            Customers customers,
            ListDesk desk) {
        this.groups = groups;
        this.retries = retries;
        this.incidents = incidents;
        this.paused = paused;
        this.sheets = sheets;
        this.list = list;
        this.people = people;
        this.customers = customers;
        this.desk = desk;
    }

    /**
     * @param page of the groups, from 0
     * @param retried how many the press before gave another try; null without one
     * @param left how many of those it left for the next
     * @param did what was done to many of them just now
     * @param unchosen whether that was to be none
     * @param resumed whether the press before let a paused step go on; null without one
     */
    @GetMapping("/journeys/failures")
    String list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam @Nullable Integer retried,
            @RequestParam(defaultValue = "0") long left,
            @RequestParam @Nullable Boolean resumed,
            @RequestParam @Nullable String did,
            @RequestParam @Nullable String unchosen,
            SignedIn reader,
            Locale language,
            Model model) {
        var by = reader.getPrincipal();
        var all = groups.list(language);
        var shown = Math.min(Math.max(0, page), Math.max(0, (all.size() - 1) / GROUPS));
        desk.add(list, Filters.of("", list.filters()), by, did, model);
        model.addAttribute("unchosen", unchosen != null);
        model.addAttribute("paused", paused.list(language));
        model.addAttribute("resumed", resumed);
        model.addAttribute(
                "sheets",
                sheets.of(all.subList(shown * GROUPS, Math.min(all.size(), (shown + 1) * GROUPS)), by, language));
        model.addAttribute("page", shown);
        model.addAttribute("size", GROUPS);
        model.addAttribute("total", all.size());
        model.addAttribute(
                "failed", all.stream().mapToLong(group -> group.failed()).sum());
        model.addAttribute(
                "retrying", all.stream().mapToLong(group -> group.retrying()).sum());
        model.addAttribute("presses", retries.presses(null, language));
        model.addAttribute("retried", retried);
        model.addAttribute("left", left);
        return "studio/failures";
    }

    /** A customer at the step; null when they are no longer known. */
    public record Row(FailedCustomer failed, @Nullable Customer customer) {}

    /**
     * Who stands at one step for one cause, also when nobody does any more but somebody did a moment ago.
     *
     * @param of the id of step and cause
     * @param page from 0
     * @throws NotFound when nobody stands there, and nobody was tried again of late
     */
    @GetMapping(FailedCustomerList.PATH)
    String customers(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam @Nullable String did,
            @RequestParam @Nullable String unchosen,
            SignedIn reader,
            Locale language,
            Model model) {
        var by = reader.getPrincipal();
        var group = groups.find(of, language)
                .or(() -> retries.last(of, language))
                .filter(found -> found.event() == null)
                .orElseThrow(() -> new NotFound("failed step"));
        var shown = (int) Math.min(Math.max(0, page), Math.max(0, (group.customers() - 1) / ROWS));
        desk.add(people, Filters.of(FailedCustomerList.OF + "=" + of, people.filters()), by, did, model);
        model.addAttribute("unchosen", unchosen != null);
        model.addAttribute("sheet", sheets.of(group, by, language));
        model.addAttribute("rows", rows(retries.at(group, (long) shown * ROWS, ROWS)));
        model.addAttribute("page", shown);
        model.addAttribute("size", ROWS);
        model.addAttribute("presses", retries.presses(of, language));
        model.addAttribute(
                "paused",
                paused.list(language).stream()
                        .filter(step -> step.journey().equals(group.journey())
                                && step.element().equals(group.element()))
                        .toList());
        return "studio/failed-customers";
    }

    private List<Row> rows(List<FailedCustomer> failed) {
        var ids = failed.stream()
                .map(FailedCustomer::customer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = customers.find(ids);
        return failed.stream()
                .map(each -> new Row(each, each.customer() == null ? null : known.get(each.customer())))
                .toList();
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
    String resume(
            @PathVariable String id, @RequestParam @Nullable String reason, Principal actor, RedirectAttributes query) {
        query.addAttribute("resumed", goesOn(id, actor.getName(), reason));
        return "redirect:/journeys/failures";
    }

    private boolean goesOn(String id, String by, @Nullable String reason) {
        try {
            paused.resume(id, by, reason);
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
