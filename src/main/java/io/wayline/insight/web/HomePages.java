package io.wayline.insight.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.customer.Customers;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.journey.JourneyOverview;
import io.wayline.journey.Journeys;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Needs;
import io.wayline.staff.Person;

/** What a person meets first: what needs them, then how everything goes. */
@Controller
class HomePages {

    private final Customers customers;
    private final EventLog events;
    private final Journeys journeys;
    private final Messages messages;
    private final Collection<Needs> waiting;
    private final Clock clock;
    private final ZoneId zone;

    HomePages(
            Customers customers,
            EventLog events,
            Journeys journeys,
            Messages messages,
            Collection<Needs> waiting,
            Clock clock,
            ZoneId zone) {
        this.customers = customers;
        this.events = events;
        this.journeys = journeys;
        this.messages = messages;
        this.waiting = waiting;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/")
    String show(@AuthenticationPrincipal Person person, Model model) {
        var now = clock.instant().atZone(zone);
        var byState = events.counts();
        var mails = messages.counts();
        var underWay = journeys.overview();
        var needs = needs(person);
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
        model.addAttribute("journeys", underWay);
        model.addAttribute("mayOpenJourneys", mayOperate(person));
        model.addAttribute(
                "live", underWay.stream().mapToLong(JourneyOverview::live).sum());
        model.addAttribute("mailsSent", mails.get(MessageState.SENT));
        model.addAttribute(
                "mailsWaiting",
                mails.get(MessageState.HELD) + mails.get(MessageState.PENDING) + mails.get(MessageState.CLAIMED));
        return "insight/home";
    }

    private List<Need> needs(Person person) {
        return waiting.stream()
                .flatMap(feature -> feature.of(person).stream())
                .filter(need -> need.count() > 0)
                .sorted(Comparator.comparingInt(Need::order))
                .toList();
    }

    /** Journeys are open to these. */
    private static boolean mayOperate(Person person) {
        return person.is(Role.SUPERVISOR) || person.is(Role.OPERATIONS) || person.is(Role.ADMIN);
    }

    /** How many customers stand at one place of their life with us. */
    public record Standing(String lifecycle, long customers) {}
}
