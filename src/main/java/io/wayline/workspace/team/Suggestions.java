package io.wayline.workspace.team;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Person;
import io.wayline.workspace.team.Suggestion.Why;

/** What would help now, a few things at most, each with the tasks that it is about: read when shown, named when done. */
@Component
public class Suggestions {

    private static final int MOST = 4;
    private static final int TASKS_AT_ONCE = 5;

    private final TaskList tasks;
    private final Clock clock;

    Suggestions(TaskList tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    public List<Suggestion> of(Team team, Person reader, Locale language) {
        var found = new ArrayList<Suggestion>();
        team.people().stream()
                .filter(each -> each.away() != null && each.load().late() > 0)
                .limit(MOST)
                .forEach(each -> takeBack(each, language).ifPresent(found::add));
        for (var line : team.queues()) {
            if (found.size() < MOST && line.pause() == null) {
                free(team, line).flatMap(to -> give(line, to, reader, language)).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Suggestion> takeBack(TeamMember away, Locale language) {
        var late = called(
                tasks.page(new TaskFilter(true, false, true, null, null), away.person(), null, TASKS_AT_ONCE)
                        .items(),
                language);
        return late.isEmpty() ? Optional.empty() : Optional.of(new Suggestion(Why.AWAY, null, late, away, null));
    }

    private Optional<Suggestion> give(QueueLine line, TeamMember to, Person reader, Locale language) {
        var overdue = line.load().late() > 0;
        var wanted = Math.min(
                TASKS_AT_ONCE, overdue ? line.load().late() : line.outlook().missing());
        if (wanted == 0 || line.load().waiting() == 0) {
            return Optional.empty();
        }
        var now = clock.instant();
        var waiting = tasks
                .page(new TaskFilter(false, true, overdue, line.queue().key(), null), reader, null, TASKS_AT_ONCE * 2)
                .items()
                .stream()
                .filter(item -> isReady(item, now))
                .limit(wanted)
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Suggestion(
                        overdue ? Why.LATE : Why.SHORT, line.queue(), called(waiting, language), null, to));
    }

    private List<WorkItem> called(List<WorkItem> items, Locale language) {
        return items.stream().map(item -> tasks.called(item, language)).toList();
    }

    private static boolean isReady(WorkItem item, Instant now) {
        return !item.paused()
                && (item.followUpAt() == null || !item.followUpAt().isAfter(now));
    }

    /** Of those who are free, who has least. */
    private static Optional<TeamMember> free(Team team, QueueLine line) {
        Set<String> members = line.queue().members();
        return team.people().stream()
                .filter(each -> each.isFree() && members.contains(each.person().username()))
                .min(Comparator.comparingLong((TeamMember each) -> each.load().held())
                        .thenComparing(each -> each.person().username()));
    }
}
