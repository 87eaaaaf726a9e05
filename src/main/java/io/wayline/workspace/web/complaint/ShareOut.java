package io.wayline.workspace.web.complaint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintList.Part;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.Tasks.Act;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Person;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.team.QueueLine;
import io.wayline.workspace.team.Team;
import io.wayline.workspace.team.TeamMember;
import io.wayline.workspace.team.Teams;

/**
 * Shares the complaints that nobody has among those who are here: what is due first to whoever of its queue has least, and
 * so on. Nothing is given before somebody has looked at it.
 */
@Component
class ShareOut {

    /** What is due first; the rest is shared out next time. */
    static final int AT_ONCE = 30;

    private final CaseHolders holders;
    private final ComplaintList complaints;
    private final ComplaintRowList rows;
    private final Teams teams;
    private final Tasks tasks;
    private final TaskList list;
    private final HandOvers handOvers;

    ShareOut(
            CaseHolders holders,
            ComplaintList complaints,
            ComplaintRowList rows,
            Teams teams,
            Tasks tasks,
            TaskList list,
            HandOvers handOvers) {
        this.holders = holders;
        this.complaints = complaints;
        this.rows = rows;
        this.teams = teams;
        this.tasks = tasks;
        this.list = list;
        this.handOvers = handOvers;
    }

    /**
     * What would go to whom.
     *
     * @param row the complaint with the task that waits
     * @param to who would get it; null when nobody of its queue is here
     * @param among who of its queue is here
     */
    public record Share(ComplaintRow row, @Nullable Person to, List<Person> among) {}

    /** What became of one. */
    enum Outcome {
        /** They have it, now or since the first press. */
        GIVEN,
        /** Somebody else has it, it is done, or they cannot have it. */
        LEFT
    }

    /** For a supervisor; in the order of what is due. */
    List<Share> plan(Person by, Viewer viewer, Locale language) {
        var page = complaints.byClock(Part.NOBODYS, holders.nobodys(), null, null, viewer, 0, AT_ONCE);
        var waiting = rows.of(page.items(), viewer.fieldAccess(), by, language).stream()
                .filter(row -> row.task() != null)
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        var team = teams.now(by, language);
        var held = new HashMap<String, Long>();
        team.people()
                .forEach(each -> held.put(each.person().username(), each.load().held()));
        var shares = new ArrayList<Share>();
        for (var row : waiting) {
            var task = Objects.requireNonNull(row.task());
            var among = here(team, task);
            var to = among.stream()
                    .sorted(Comparator.comparing((Person each) -> held.getOrDefault(each.username(), 0L))
                            .thenComparing(Person::username))
                    .filter(each ->
                            tasks.hindrance(Act.HAND_OVER, task, each, by).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (to != null) {
                held.merge(to.username(), 1L, Long::sum);
            }
            shares.add(new Share(row, to, among));
        }
        return shares;
    }

    /**
     * Gives a task that nobody has to a colleague; whoever has it keeps it.
     *
     * @param reason why, one line of 1 to 500 characters; it becomes a note about the customer
     */
    @Transactional
    Outcome give(String task, String to, String reason, Person by) {
        var item = list.lock(task, by);
        if (to.equals(item.assignee())) {
            return Outcome.GIVEN;
        }
        if (item.state() != WorkItem.State.WAITING) {
            return Outcome.LEFT;
        }
        handOvers.handOver(task, to, reason, by);
        return Outcome.GIVEN;
    }

    private static List<Person> here(Team team, WorkItem task) {
        Map<String, QueueLine> byKey = team.queues().stream()
                .collect(Collectors.toMap(line -> line.queue().key(), line -> line));
        var line = byKey.get(task.queue());
        return line == null
                ? List.of()
                : team.people().stream()
                        .filter(TeamMember::isHere)
                        .map(TeamMember::person)
                        .filter(each -> line.queue().members().contains(each.username()))
                        .toList();
    }
}
