package io.wayline.workspace.web.customer.act;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

import io.wayline.callback.CallTimes;
import io.wayline.callback.SlotRefused;
import io.wayline.callback.day.UnplacedCalls;
import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.byhand.ByHand;
import io.wayline.journey.byhand.HandWork;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.staff.Queues;
import io.wayline.workspace.Worker;
import io.wayline.workspace.web.call.CustomerTime;

/** The page on which somebody asks a queue to call a customer, at any free time or at one that was agreed. */
@Controller
@RequestMapping("/customers/{ref}/calls")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class HandCallPages {

    private static final int OFFERED = 6;

    private final CustomerActs acts;
    private final CallTimes times;
    private final UnplacedCalls unplaced;
    private final Queues queues;
    private final ModelLabels labels;
    private final Worker worker;
    private final ZoneId zone;

    HandCallPages(
            CustomerActs acts,
            CallTimes times,
            UnplacedCalls unplaced,
            Queues queues,
            ModelLabels labels,
            Worker worker,
            ZoneId zone) {
        this.acts = acts;
        this.times = times;
        this.unplaced = unplaced;
        this.queues = queues;
        this.labels = labels;
        this.worker = worker;
        this.zone = zone;
    }

    /**
     * What stands in the form.
     *
     * @param offer which of the times that were offered, by the company's clock; empty for none
     * @param at another time by the company's clock; empty for none
     * @param key the page's own name of this call: a second press asks for it once
     * @param unplaced the ref of the call without a place that is placed by this; empty for none
     */
    public record Typed(
            String title,
            String queue,
            String within,
            String offer,
            String at,
            String text,
            String key,
            String unplaced) {

        String when() {
            return offer.isBlank() ? at : offer;
        }
    }

    /** A free time, as the form sends it, and what the customer's clock shows then. */
    public record Offer(Instant at, String local, @Nullable CustomerTime theirs) {}

    /**
     * @param queue whose free times are offered
     * @param unplaced the ref of a call that no journey could book, which is placed now
     */
    @GetMapping("/new")
    String ask(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String unplaced,
            Locale language,
            Principal reader,
            Viewer viewer,
            Model model) {
        acts.seen(new CustomerRef(ref), viewer);
        var key = UUID.randomUUID().toString();
        if (unplaced.isEmpty()) {
            return page(ref, new Typed("", queue, "P2D", "", "", "", key, ""), null, viewer, model);
        }
        try {
            var call = this.unplaced.open(unplaced, worker.of(reader));
            var typed = new Typed(
                    labels.word(call.reason(), language),
                    queue.isEmpty() ? call.queue() : queue,
                    "P2D",
                    "",
                    "",
                    "",
                    key,
                    unplaced);
            return page(ref, typed, null, viewer, model);
        } catch (InvalidValue dealtWith) {
            return "redirect:/calls/unplaced";
        }
    }

    @PostMapping
    String call(
            @PathVariable String ref,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String within,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String unplaced,
            Principal by,
            Viewer viewer,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var customer = new CustomerRef(ref);
        acts.seen(customer, viewer);
        var typed = new Typed(title, queue, within, offer, at, text, key, unplaced);
        try {
            var work = new HandWork(title, queue, null, text);
            var when = moment(typed.when());
            if (unplaced.isEmpty()) {
                acts.call(customer, work, within, when, viewer, key);
            } else {
                acts.place(customer, unplaced, work, within, when, worker.of(by), viewer, key);
            }
        } catch (InvalidValue | SlotRefused wrong) {
            response.setStatus(422);
            return page(ref, typed, wrong, viewer, model);
        }
        address.addAttribute("ref", ref);
        address.addAttribute("done", "call");
        return "redirect:/customers/{ref}";
    }

    private String page(String ref, Typed typed, @Nullable Refusal refused, Viewer viewer, Model model) {
        var customer = acts.seen(new CustomerRef(ref), viewer);
        model.addAttribute("customer", customer);
        model.addAttribute("queues", queues.list());
        model.addAttribute("spans", ByHand.WITHIN);
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", refused instanceof InvalidValue wrong ? wrong.field() : "");
        model.addAttribute("taken", refused instanceof SlotRefused slot ? slot.code() : "");
        model.addAttribute("free", offers(customer, typed.queue(), refused));
        return "workspace/customer-call";
    }

    /** What a refusal names goes before what is free anyhow. */
    private List<Offer> offers(Customer customer, String queue, @Nullable Refusal refused) {
        var free = refused instanceof SlotRefused slot ? slot.free() : times.free(customer.id(), queue, OFFERED);
        return free.stream()
                .map(at -> new Offer(
                        at, at.atZone(zone).toLocalDateTime().toString(), CustomerTime.of(at, customer, zone)))
                .toList();
    }

    private @Nullable Instant moment(String local) {
        if (local.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new InvalidValue("at", "is no day and time", "choose one, or leave it empty");
        }
    }
}
