package io.wayline.insight.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.customer.Customers;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.staff.Person;
import io.wayline.staff.Role;

/** What a person meets first: what needs them, then how everything goes. */
@Controller
class HomeController {

    private final Customers customers;
    private final EventLog events;
    private final Clock clock;
    private final ZoneId zone;

    HomeController(
            Customers customers, EventLog events, Clock clock, @Value("${wayline.zone:Asia/Shanghai}") ZoneId zone) {
        this.customers = customers;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/")
    String show(@AuthenticationPrincipal Person person, Model model) {
        var now = clock.instant().atZone(zone);
        var byState = events.counts();
        var needs = needs(person, byState);
        var standing = customers.countByLifecycle();
        model.addAttribute("greeting", PartOfDay.at(now.toLocalTime()).name());
        model.addAttribute("needs", needs);
        model.addAttribute("needed", needs.stream().mapToLong(Need::count).sum());
        model.addAttribute(
                "lifecycles",
                standing.entrySet().stream()
                        .filter(place -> place.getValue() > 0)
                        .map(place -> new Standing(place.getKey().name(), place.getValue()))
                        .toList());
        model.addAttribute(
                "customers",
                standing.values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute(
                "eventsToday",
                events.arrivedSince(now.truncatedTo(ChronoUnit.DAYS).toInstant()));
        model.addAttribute("eventsWaiting", byState.get(EventState.RECEIVED));
        return "insight/home";
    }

    private static List<Need> needs(Person person, Map<EventState, Long> byState) {
        var mayReplay = person.is(Role.OPERATIONS) || person.is(Role.ADMIN);
        var needs = new ArrayList<Need>();
        needs.add(new Need(
                "failed-events", "late", byState.get(EventState.FAILED), mayReplay ? "/events?state=FAILED" : null));
        needs.add(new Need(
                "unknown-customers",
                "soon",
                byState.get(EventState.UNKNOWN_CUSTOMER),
                mayReplay ? "/events?state=UNKNOWN_CUSTOMER" : null));
        needs.removeIf(need -> need.count() == 0);
        return needs;
    }

    /** How many customers stand at one place of their life with us. */
    public record Standing(String lifecycle, long customers) {}
}
