package io.wayline.workspace.web.team;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.pause.QueuePauses;
import io.wayline.workspace.team.Teams;

/** The open tasks of one queue, or of one colleague, to look into and to hand over. */
@Component
class TeamTasks {

    private static final int ROWS = 50;

    private final TaskList list;
    private final TaskClocks clocks;
    private final Customers customers;
    private final Queues queues;
    private final QueuePauses pauses;
    private final Accounts accounts;
    private final Absences absences;
    private final Clock clock;

    TeamTasks(
            TaskList list,
            TaskClocks clocks,
            Customers customers,
            Queues queues,
            QueuePauses pauses,
            Accounts accounts,
            Absences absences,
            Clock clock) {
        this.list = list;
        this.clocks = clocks;
        this.customers = customers;
        this.queues = queues;
        this.pauses = pauses;
        this.accounts = accounts;
        this.absences = absences;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such queue */
    String ofQueue(String key, @Nullable String cursor, Person reader, Locale language, Model model) {
        var queue = queues.list().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("queue"));
        var pause = pauses.of(key).orElse(null);
        show(list.page(new TaskFilter(false, false, false, key, null), reader, cursor, ROWS), language, model);
        model.addAttribute("title", Teams.name(queue, language));
        model.addAttribute("queue", key);
        model.addAttribute("person", "");
        model.addAttribute("pause", pause);
        model.addAttribute("pausedBy", pause == null ? "" : name(pause.by()));
        model.addAttribute("absences", List.of());
        model.addAttribute("first", cursor == null);
        model.addAttribute("path", "/team/queues/" + key);
        return "workspace/team-tasks";
    }

    /** @throws NotFound when nobody of that name works here now */
    String ofPerson(String username, @Nullable String cursor, Locale language, Model model) {
        var person = accounts.find(username)
                .filter(each -> each.isAny(Role.AGENT, Role.SUPERVISOR))
                .orElseThrow(() -> new NotFound("account"));
        show(list.page(TaskFilter.MINE, person, cursor, ROWS), language, model);
        model.addAttribute("title", person.displayName());
        model.addAttribute("queue", "");
        model.addAttribute("person", person.username());
        model.addAttribute("pause", null);
        model.addAttribute("pausedBy", "");
        model.addAttribute("absences", absences.of(person.username()));
        model.addAttribute("first", cursor == null);
        model.addAttribute("path", "/team/people/" + person.username());
        return "workspace/team-tasks";
    }

    private void show(Page<WorkItem> read, Locale language, Model model) {
        var page = read.map(item -> list.called(item, language));
        model.addAttribute("page", page);
        model.addAttribute(
                "customers",
                customers
                        .find(page.items().stream().map(WorkItem::customer).collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue)));
        model.addAttribute(
                "names",
                accounts.names(page.items().stream()
                        .map(WorkItem::assignee)
                        .filter(each -> each != null)
                        .collect(Collectors.toSet())));
        model.addAttribute("countdowns", clocks.of(page.items()));
        model.addAttribute("now", clock.instant());
    }

    private String name(String username) {
        return accounts.names(Set.of(username)).getOrDefault(username, username);
    }
}
