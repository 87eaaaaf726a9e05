package io.wayline.workspace.web.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.staff.Person;

/** The tasks of somebody by their lists: as a page of its own, and as the pane beside the one that is worked on. */
@Component
class TaskQueue {

    private static final int ROWS = 50;

    /** The lists by the word in their address, in the order of the chips. */
    private static final List<String> LISTS = List.of("mine", "waiting", "late", "all");

    private final TaskList list;
    private final TaskClocks clocks;
    private final Customers customers;
    private final Clock clock;
    private final ZoneId zone;

    TaskQueue(TaskList list, TaskClocks clocks, Customers customers, Clock clock, ZoneId zone) {
        this.list = list;
        this.clocks = clocks;
        this.customers = customers;
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
     * One list: one's own when there is anything and no list is named, else what waits.
     *
     * @param show the list, or something else for the one that fits
     */
    void add(String show, Person person, @Nullable String cursor, Model model) {
        var counts = counts(person);
        var shown = LISTS.contains(show) ? show : counts.get("mine") > 0 ? "mine" : "waiting";
        var page = list.page(filter(shown), person, cursor, ROWS);
        model.addAttribute("lists", LISTS);
        model.addAttribute("counts", counts);
        model.addAttribute("shown", shown);
        model.addAttribute("page", page);
        model.addAttribute("groups", groups(page.items()));
        model.addAttribute("journeys", list.journeyNames());
        model.addAttribute(
                "customers",
                customers
                        .find(page.items().stream().map(WorkItem::customer).collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue)));
        model.addAttribute("now", clock.instant());
        model.addAttribute("countdowns", clocks.of(page.items()));
        model.addAttribute("first", cursor == null);
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

    private Map<String, Long> counts(Person person) {
        var counts = new HashMap<String, Long>();
        LISTS.forEach(each -> counts.put(each, list.count(filter(each), person)));
        return counts;
    }

    private static TaskFilter filter(String shown) {
        return switch (shown) {
            case "mine" -> TaskFilter.MINE;
            case "waiting" -> TaskFilter.UNASSIGNED;
            case "late" -> TaskFilter.OVERDUE;
            default -> TaskFilter.ALL;
        };
    }
}
