package io.wayline.workspace.web.queue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.lists.Filters;
import io.wayline.shared.CustomerId;
import io.wayline.shared.live.LiveVersions;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.value.CustomerValues;
import io.wayline.workspace.web.team.PauseBanners;

/** The tasks of somebody by their lists: as a table of its own, and as the pane beside the one that is worked on. */
@Component
public class TaskQueue {

    private static final int ROWS = 40;

    /** Nobody chooses among lists by whether they have 1,000 or 10,000, and counting further takes as long as it is far. */
    private static final int COUNTED_TO = 1_000;

    private static final String TOPIC = "tasks";

    /** The chips, in their order: beside a task, and above the table. */
    private static final List<String> BESIDE = List.of("mine", "team", "waiting", "planned");

    private static final List<String> TABLE = List.of("mine", "team", "waiting", "late", "planned");

    private final TaskList list;
    private final TaskListing listing;
    private final TaskClocks clocks;
    private final Customers customers;
    private final CustomerValues values;
    private final Accounts accounts;
    private final TaskOnlookers onlookers;
    private final PauseBanners banners;
    private final LiveVersions live;
    private final Clock clock;
    private final ZoneId zone;

    TaskQueue(
            TaskList list,
            TaskListing listing,
            TaskClocks clocks,
            Customers customers,
            CustomerValues values,
            Accounts accounts,
            TaskOnlookers onlookers,
            PauseBanners banners,
            LiveVersions live,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.listing = listing;
        this.clocks = clocks;
        this.customers = customers;
        this.values = values;
        this.accounts = accounts;
        this.onlookers = onlookers;
        this.banners = banners;
        this.live = live;
        this.clock = clock;
        this.zone = zone;
    }

    /** When a task has to be looked at; the pane shows them in this order. */
    enum Part {
        LATE,
        TODAY,
        LATER,
        /** Postponed, or its journey is paused. */
        RESTING
    }

    /** The tasks of a part, in the order in which they should be done. */
    public record Group(Part part, List<WorkItem> items) {}

    /**
     * The pane beside a task: the list of that name, or else one's own when there is anything, or else what waits.
     *
     * @param task beside which it stands
     */
    public void beside(String show, Person person, String task, Model model) {
        add(new Filters(show.isEmpty() ? Map.of() : Map.of(TaskListing.SHOW, show)), person, null, task, model);
        model.addAttribute("lists", BESIDE);
    }

    /**
     * The table.
     *
     * @return the filters as they hold: what is not there any more is left out and said
     */
    Filters table(Filters asked, Person person, @Nullable String cursor, Model model) {
        model.addAttribute("lists", TABLE);
        model.addAttribute("queues", listing.queuesOf(person));
        return add(asked, person, cursor, null, model);
    }

    private Filters add(Filters asked, Person person, @Nullable String cursor, @Nullable String beside, Model model) {
        // before what is shown: what moves meanwhile is seen to have moved
        model.addAttribute("seen", live.seen(person, TOPIC));
        var held = listing.held(asked, person);
        var counts = counts(held.filters(), person);
        var show = held.filters().get(TaskListing.SHOW);
        var shown = !show.isEmpty() ? show : counts.get("mine") > 0 ? "mine" : "waiting";
        var filters = held.filters().with(TaskListing.SHOW, shown);
        var language = LocaleContextHolder.getLocale();
        var page = list.page(TaskListing.filter(shown, filters), person, cursor, ROWS, COUNTED_TO)
                .map(item -> called(item, language));
        model.addAttribute("counts", counts);
        model.addAttribute("countedTo", COUNTED_TO);
        model.addAttribute("shown", shown);
        model.addAttribute("filters", filters);
        model.addAttribute("dropped", held.dropped());
        model.addAttribute("page", page);
        model.addAttribute("groups", groups(page.items()));
        model.addAttribute("journeys", list.journeyNames(language));
        addPeople(page.items(), model);
        model.addAttribute("now", clock.instant());
        model.addAttribute("countdowns", clocks.of(page.items()));
        model.addAttribute("onlookers", onlookers.of(looked(page.items(), beside), person));
        model.addAttribute("first", cursor == null);
        banners.add(person, language, model);
        return filters;
    }

    private void addPeople(List<WorkItem> items, Model model) {
        var about = items.stream().map(WorkItem::customer).collect(Collectors.toSet());
        model.addAttribute("customers", byId(customers.find(about)));
        model.addAttribute("tiers", byId(values.tiers(about)));
        model.addAttribute(
                "people",
                accounts.names(items.stream()
                        .map(WorkItem::assignee)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    private static <T> Map<String, T> byId(Map<CustomerId, T> things) {
        return things.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    /** The task by what its reader calls it. */
    public WorkItem called(WorkItem item, Locale language) {
        return list.called(item, language);
    }

    private static Set<String> looked(List<WorkItem> items, @Nullable String beside) {
        var tasks = items.stream().map(WorkItem::id).collect(Collectors.toSet());
        if (beside != null) {
            tasks.add(beside);
        }
        return tasks;
    }

    private List<Group> groups(List<WorkItem> items) {
        var now = clock.instant();
        var parts = new EnumMap<Part, List<WorkItem>>(Part.class);
        items.forEach(item -> parts.computeIfAbsent(part(item, now), part -> new ArrayList<>())
                .add(item));
        return parts.entrySet().stream()
                .map(each -> new Group(each.getKey(), each.getValue()))
                .toList();
    }

    private Part part(WorkItem item, Instant now) {
        if (item.paused() || item.followUpAt() != null && item.followUpAt().isAfter(now)) {
            return Part.RESTING;
        }
        if (item.dueAt() == null) {
            return Part.LATER;
        }
        if (item.dueAt().isBefore(now)) {
            return Part.LATE;
        }
        return LocalDate.ofInstant(item.dueAt(), zone).equals(LocalDate.ofInstant(now, zone)) ? Part.TODAY : Part.LATER;
    }

    /** Each chip counts what it would show: with the queue and the journey that the list is narrowed to. */
    private Map<String, Long> counts(Filters filters, Person person) {
        var counts = new HashMap<String, Long>();
        TABLE.forEach(each -> counts.put(each, list.count(TaskListing.filter(each, filters), person, COUNTED_TO)));
        return counts;
    }
}
