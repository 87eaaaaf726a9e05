package io.wayline.workspace.web.call;

import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackDays;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Contact;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;
import io.wayline.workspace.Worker;

/** The calls of a day, and one call that can be moved or called off. */
@Controller
@RequestMapping("/calls")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class CallPages {

    private static final int ROWS = 50;
    private static final int DAYS_AHEAD = 7;
    private static final int FREE_SHOWN = 20;

    private final CallbackList list;
    private final CallbackMoves moves;
    private final CallbackDays days;
    private final Customers customers;
    private final Worker worker;
    private final Clock clock;
    private final ZoneId zone;

    CallPages(
            CallbackList list,
            CallbackMoves moves,
            CallbackDays days,
            Customers customers,
            Worker worker,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.moves = moves;
        this.days = days;
        this.customers = customers;
        this.worker = worker;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param day as ISO date; today without it, or with another text */
    @GetMapping
    String day(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam @Nullable String cursor,
            Principal reader,
            Model model) {
        var person = worker.of(reader);
        var date = date(day);
        var seen = days.queues(person);
        var shown = seen.stream().filter(each -> each.key().equals(queue)).toList();
        var filter = new CallbackFilter(
                null,
                shown.isEmpty() ? null : queue,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
        var page = list.page(filter, person, cursor, ROWS);
        model.addAttribute("page", page);
        model.addAttribute("customers", named(page.items()));
        model.addAttribute("queues", seen);
        model.addAttribute("queue", shown.isEmpty() ? "" : queue);
        model.addAttribute("start", date.atStartOfDay(zone).toInstant());
        model.addAttribute("date", date.toString());
        model.addAttribute("previous", date.minusDays(1).toString());
        model.addAttribute("following", date.plusDays(1).toString());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), zone).toString());
        model.addAttribute("days", days.from(date, DAYS_AHEAD, shown.isEmpty() ? seen : shown));
        model.addAttribute("now", clock.instant());
        model.addAttribute("first", cursor == null);
        return "workspace/calls";
    }

    @GetMapping("/{ref}")
    String call(@PathVariable String ref, Principal reader, Model model) {
        return sheet(list.get(ref, worker.of(reader)), worker.of(reader), null, model);
    }

    @PostMapping("/{ref}/reschedule")
    String reschedule(
            @PathVariable String ref,
            @RequestParam @Nullable Instant at,
            @RequestParam int version,
            Principal by,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(by);
        var to = at == null ? Instant.EPOCH : at;
        return act(ref, () -> moves.reschedule(ref, to, version, person), person, model, address, response);
    }

    @PostMapping("/{ref}/cancel")
    String cancel(
            @PathVariable String ref,
            @RequestParam int version,
            Principal by,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        var person = worker.of(by);
        return act(ref, () -> moves.cancel(ref, version, person), person, model, address, response);
    }

    private String act(
            String ref,
            Runnable act,
            Person by,
            Model model,
            RedirectAttributes address,
            HttpServletResponse response) {
        try {
            act.run();
            address.addAttribute("ref", ref);
            return "redirect:/calls/{ref}";
        } catch (NotFound notForThem) {
            throw notForThem;
        } catch (Refusal refused) {
            response.setStatus(refused.kind() == Refusal.Kind.CONFLICT ? 409 : 422);
            return sheet(list.get(ref, by), by, refused, model);
        }
    }

    private String sheet(Callback call, Person reader, @Nullable Refusal refused, Model model) {
        var isBooked = call.state() == Callback.State.BOOKED;
        var customer = customers.find(call.customer()).orElse(null);
        model.addAttribute("call", call);
        model.addAttribute("customer", customer);
        model.addAttribute(
                "phone", customer == null ? null : Contact.masked(customer).phone());
        model.addAttribute(
                "queue",
                days.queues(reader).stream()
                        .filter(each -> each.key().equals(call.queue()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("free", isBooked ? moves.free(call.ref(), clock.instant(), FREE_SHOWN, reader) : List.of());
        model.addAttribute("date", LocalDate.ofInstant(call.startsAt(), zone).toString());
        model.addAttribute("refused", refused);
        model.addAttribute("now", clock.instant());
        return "workspace/call";
    }

    private Map<String, Customer> named(List<Callback> calls) {
        Set<CustomerId> ids = calls.stream().map(Callback::customer).collect(Collectors.toSet());
        return customers.find(ids).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return LocalDate.ofInstant(clock.instant(), zone);
        }
    }
}
