package io.wayline.workspace.web.call.day;

import java.security.Principal;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.callback.CallbackDays;
import io.wayline.callback.day.UnplacedCalls;
import io.wayline.callback.day.UnplacedCalls.Unplaced;
import io.wayline.customer.Customers;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.workspace.Worker;

/** Calls that could not be booked: why, what helps, and that somebody has dealt with them. */
@Controller
@RequestMapping("/calls/unplaced")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class UnplacedPages {

    private static final int ROWS = 50;

    private final UnplacedCalls unplaced;
    private final CallbackDays days;
    private final Customers customers;
    private final ModelLabels labels;
    private final Worker worker;

    UnplacedPages(UnplacedCalls unplaced, CallbackDays days, Customers customers, ModelLabels labels, Worker worker) {
        this.unplaced = unplaced;
        this.days = days;
        this.customers = customers;
        this.labels = labels;
        this.worker = worker;
    }

    @GetMapping
    String list(@RequestParam @Nullable String cursor, Locale language, Principal reader, Model model) {
        var person = worker.of(reader);
        var page = unplaced.page(person, cursor, ROWS);
        model.addAttribute("page", page);
        model.addAttribute("first", cursor == null);
        model.addAttribute("queues", days.queues(person));
        model.addAttribute(
                "customers",
                customers
                        .find(page.items().stream().map(Unplaced::customer).collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(each -> each.getKey().value(), each -> each.getValue())));
        model.addAttribute(
                "reasons",
                page.items().stream()
                        .map(Unplaced::reason)
                        .distinct()
                        .collect(Collectors.toMap(reason -> reason, reason -> labels.word(reason, language))));
        return "workspace/calls-unplaced";
    }

    @PostMapping("/{ref}/settle")
    String settle(@PathVariable String ref, Principal by) {
        unplaced.settle(ref, worker.of(by));
        return "redirect:/calls/unplaced";
    }
}
