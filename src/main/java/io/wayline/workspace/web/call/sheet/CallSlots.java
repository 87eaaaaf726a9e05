package io.wayline.workspace.web.call.sheet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.customer.Customers;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.workspace.web.call.CustomerTime;

/** Where on a day a call could be, and by whom it could be made. */
@Component
class CallSlots {

    private final CallbackList list;
    private final CallbackMoves moves;
    private final Customers customers;
    private final Queues queues;
    private final Accounts accounts;
    private final ZoneId zone;

    CallSlots(
            CallbackList list,
            CallbackMoves moves,
            Customers customers,
            Queues queues,
            Accounts accounts,
            ZoneId zone) {
        this.list = list;
        this.moves = moves;
        this.customers = customers;
        this.queues = queues;
        this.accounts = accounts;
        this.zone = zone;
    }

    /**
     * A place of the day.
     *
     * @param top how far from where the page begins, and how long, in hours as a style takes it
     * @param fault the code of the refusal that says why it is none, or null
     */
    public record Slot(
            Instant at,
            String top,
            String length,
            @Nullable CustomerTime theirs,
            @Nullable String fault) {}

    String show(String ref, @Nullable LocalDate day, @Nullable Instant from, Person reader, Model model) {
        var call = list.get(ref, reader);
        var date = day == null ? LocalDate.ofInstant(call.startsAt(), zone) : day;
        var top = from == null ? date.atStartOfDay(zone).toInstant() : from;
        var customer = customers.find(call.customer()).orElse(null);
        model.addAttribute("call", call);
        model.addAttribute(
                "slots",
                moves.places(ref, date, reader).stream()
                        .map(place -> new Slot(
                                place.start(),
                                hours(top, place.start()),
                                hours(place.start(), place.end()),
                                CustomerTime.of(place.start(), customer, zone),
                                place.fault()))
                        .toList());
        model.addAttribute("agents", agents(call.queue()));
        return "workspace/call-slots";
    }

    private Set<String> agents(String queue) {
        var members = queues.list().stream()
                .filter(each -> each.key().equals(queue))
                .flatMap(each -> each.members().stream());
        var supervisors = accounts.working(Set.of(Role.SUPERVISOR)).stream().map(Person::username);
        return Stream.concat(members, supervisors).collect(Collectors.toSet());
    }

    private static String hours(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.4f", Duration.between(from, to).toSeconds() / 3600.0);
    }
}
