package io.wayline.workspace.team;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.load.CallLoad;
import io.wayline.callback.load.CallLoads;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.load.DoneTasks;
import io.wayline.journey.task.load.PersonLoad;
import io.wayline.journey.task.load.QueueLoad;
import io.wayline.journey.task.load.TaskLoads;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Accounts;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.QueueHours;
import io.wayline.staff.Queues;
import io.wayline.staff.Queues.Queue;
import io.wayline.staff.absence.Absence;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.pause.QueuePauses;

/**
 * Queues and colleagues at one moment: a dozen statements, whatever the number of either. Queues stand in the order of
 * their names and people in that of theirs, so that nothing moves on the page but figures; nobody is ranked.
 */
@Component
public class Teams {

    private static final Set<Role> WORKING = Set.of(Role.AGENT, Role.SUPERVISOR);

    private final Queues queues;
    private final OpeningHours openingHours;
    private final Accounts accounts;
    private final Absences absences;
    private final QueuePauses pauses;
    private final TaskLoads loads;
    private final TaskList tasks;
    private final CallLoads calls;
    private final Onlookers onlookers;
    private final Clock clock;

    Teams(
            Queues queues,
            OpeningHours openingHours,
            Accounts accounts,
            Absences absences,
            QueuePauses pauses,
            TaskLoads loads,
            TaskList tasks,
            CallLoads calls,
            Onlookers onlookers,
            Clock clock) {
        this.queues = queues;
        this.openingHours = openingHours;
        this.accounts = accounts;
        this.absences = absences;
        this.pauses = pauses;
        this.loads = loads;
        this.tasks = tasks;
        this.calls = calls;
        this.onlookers = onlookers;
        this.clock = clock;
    }

    /** @param reader a supervisor */
    public Team now(Person reader, Locale language) {
        var all = queues.list();
        var done = loads.today();
        var people = people(all, done, reader, language);
        var callsToday = calls.today();
        var lines = lines(all, people, callsToday, language);
        return new Team(
                lines,
                people,
                done.stream().mapToLong(DoneTasks::done).sum(),
                done.stream().mapToLong(DoneTasks::inTime).sum(),
                callsToday.values().stream().reduce(CallLoad.none(""), CallLoad::plus));
    }

    private List<QueueLine> lines(
            List<Queue> all, List<TeamMember> people, Map<String, CallLoad> callsToday, Locale language) {
        var now = clock.instant();
        var hours = openingHours.all();
        var paused = pauses.now();
        var lately = loads.lately();
        var open = loads.ofQueues(ends(hours.values(), now));
        var here = people.stream()
                .filter(TeamMember::isHere)
                .map(each -> each.person().username())
                .collect(Collectors.toSet());
        return all.stream()
                .sorted((one, other) -> name(one, language).compareToIgnoreCase(name(other, language)))
                .map(queue -> {
                    var key = queue.key();
                    var load = open.getOrDefault(key, QueueLoad.none(key));
                    var present =
                            queue.members().stream().filter(here::contains).count();
                    return new QueueLine(
                            queue,
                            load,
                            callsToday.getOrDefault(key, CallLoad.none(key)),
                            Outlook.of(hours.get(key).calendar(), now, load.due(), present, lately.get(key)),
                            present,
                            paused.get(key));
                })
                .toList();
    }

    private List<TeamMember> people(List<Queue> all, List<DoneTasks> done, Person reader, Locale language) {
        var held = loads.ofPeople();
        var away = absences.now();
        var here = onlookers.since(Presence.NAME).getOrDefault(Presence.DESK, Map.of());
        var members = all.stream().flatMap(queue -> queue.members().stream()).collect(Collectors.toSet());
        var doing = doing(reader);
        return accounts.working(WORKING).stream()
                .filter(person -> members.contains(person.username()) || held.containsKey(person.username()))
                .map(person -> member(person, held, done, here, doing, away, language))
                .toList();
    }

    private TeamMember member(
            Person person,
            Map<String, PersonLoad> held,
            List<DoneTasks> done,
            Map<String, Instant> here,
            Map<String, Doing> doing,
            Map<String, Absence> away,
            Locale language) {
        var username = person.username();
        @Nullable Doing now = doing.get(username);
        return new TeamMember(
                person,
                held.getOrDefault(username, PersonLoad.none(username)),
                done.stream()
                        .filter(each -> each.username().equals(username))
                        .mapToLong(DoneTasks::done)
                        .sum(),
                here.get(username),
                now == null ? null : tasks.called(now.item(), language),
                now == null ? null : now.since(),
                away.get(username));
    }

    private record Doing(WorkItem item, Instant since) {}

    /** The task that each person looks at; the one that is theirs when they look at several, else the latest. */
    private Map<String, Doing> doing(Person reader) {
        var looked = onlookers.since("task");
        var items = tasks.open(looked.keySet(), reader);
        var doing = new HashMap<String, Doing>();
        looked.forEach((task, people) -> {
            @Nullable WorkItem item = items.get(task);
            if (item != null) {
                people.forEach((username, since) ->
                        doing.merge(username, new Doing(item, since), (one, other) -> rather(username, one, other)));
            }
        });
        return doing;
    }

    private static Doing rather(String username, Doing one, Doing other) {
        var mine = username.equals(one.item().assignee());
        if (mine != username.equals(other.item().assignee())) {
            return mine ? one : other;
        }
        return one.since().isAfter(other.since()) ? one : other;
    }

    private static Map<String, Instant> ends(Collection<QueueHours> hours, Instant now) {
        var ends = new HashMap<String, Instant>();
        hours.forEach(each -> {
            var close = Outlook.close(each.calendar(), now);
            if (close != null) {
                ends.put(each.queue(), close);
            }
        });
        return ends;
    }

    /** What the reader calls a queue. */
    public static String name(Queue queue, Locale language) {
        return Locale.CHINESE.getLanguage().equals(language.getLanguage()) ? queue.nameZh() : queue.nameEn();
    }
}
