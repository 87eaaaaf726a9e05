package io.wayline.insight.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.wayline.calendar.MissingHolidays;
import io.wayline.customer.Customers;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.journey.JourneyOverview;
import io.wayline.journey.Journeys;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.RelayWatch;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** What a person meets first: what needs them, then how everything goes. */
@Controller
class HomeController {

    private final Customers customers;
    private final EventLog events;
    private final Journeys journeys;
    private final Messages messages;
    private final RelayWatch relay;
    private final TaskList tasks;
    private final MissingHolidays missingHolidays;
    private final Clock clock;
    private final ZoneId zone;

    HomeController(
            Customers customers,
            EventLog events,
            Journeys journeys,
            Messages messages,
            RelayWatch relay,
            TaskList tasks,
            MissingHolidays missingHolidays,
            Clock clock,
            ZoneId zone) {
        this.customers = customers;
        this.events = events;
        this.journeys = journeys;
        this.messages = messages;
        this.relay = relay;
        this.tasks = tasks;
        this.missingHolidays = missingHolidays;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/")
    String show(@AuthenticationPrincipal Person person, Model model) {
        var now = clock.instant().atZone(zone);
        var byState = events.counts();
        var mails = messages.counts();
        var underWay = journeys.overview();
        var needs = needs(person, byState, mails, underWay);
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

    private List<Need> needs(
            Person person,
            Map<EventState, Long> byState,
            Map<MessageState, Long> mails,
            List<JourneyOverview> underWay) {
        var needs = new ArrayList<Need>();
        relay.trouble()
                .ifPresent(trouble -> needs.add(new Need(
                        "relay." + trouble.kind(),
                        "late",
                        mails.get(MessageState.PENDING),
                        mayOperate(person) ? "/mails?state=PENDING" : null)));
        if (person.is(Role.OPERATIONS) || person.is(Role.ADMIN)) {
            missingHolidays
                    .now()
                    .ifPresent(missing -> needs.add(
                            missing.begun()
                                    ? new Need("holidays-begun", "late", 1, "/settings/calendar/import")
                                    : new Need("holidays", "soon", 1, "/settings/calendar/import")));
        }
        var overdue = tasksOf(person, TaskFilter.OVERDUE);
        needs.add(new Need("overdue-tasks", "late", overdue, "/work?show=late"));
        needs.add(new Need("tasks", "soon", tasksOf(person, TaskFilter.ALL) - overdue, "/work"));
        needs.add(new Need(
                "failed-steps",
                "late",
                underWay.stream().mapToLong(JourneyOverview::failed).sum(),
                mayOperate(person) ? "/journeys/failures" : null));
        needs.add(new Need(
                "failed-mails",
                "late",
                mails.get(MessageState.FAILED),
                mayOperate(person) ? "/mails?state=FAILED" : null));
        needs.add(new Need(
                "uncertain-mails",
                "late",
                mails.get(MessageState.UNKNOWN),
                mayOperate(person) ? "/mails?state=UNKNOWN" : null));
        needs.add(new Need(
                "failed-events",
                "late",
                byState.get(EventState.FAILED),
                mayOperate(person) ? "/events?state=FAILED" : null));
        needs.add(new Need(
                "unknown-customers",
                "soon",
                byState.get(EventState.UNKNOWN_CUSTOMER),
                mayOperate(person) ? "/events?state=UNKNOWN_CUSTOMER" : null));
        needs.removeIf(need -> need.count() == 0);
        return needs;
    }

    /** Agents do them, supervisors see that they are done; for anybody else they are no reason to look. */
    private long tasksOf(Person person, TaskFilter filter) {
        return person.is(Role.AGENT) || person.is(Role.SUPERVISOR) ? tasks.count(filter, person) : 0;
    }

    /** Journeys, mails, and events are open to the same roles. */
    private static boolean mayOperate(Person person) {
        return person.is(Role.SUPERVISOR) || person.is(Role.OPERATIONS) || person.is(Role.ADMIN);
    }

    /** How many customers stand at one place of their life with us. */
    public record Standing(String lifecycle, long customers) {}
}
