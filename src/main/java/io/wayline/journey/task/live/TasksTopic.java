package io.wayline.journey.task.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskScope;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/**
 * The open tasks that somebody sees: which there are, who has them, which are late by now, and who looks at them. Agents
 * are told of their queues and of what they have, so that the work of one queue moves nobody else's page.
 */
@Component
class TasksTopic implements LiveTopic {

    /** Five pages; figures that count further follow {@link TaskCountsTopic}, and a page that is turned is read anew. */
    private static final int LOOKED_THROUGH = 201;

    private static final int RANGES_AT_ONCE = 60;

    private static final String ALL = "all";
    private static final String QUEUE = "queue ";
    private static final String ASSIGNEE = "assignee ";

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final Queues queues;
    private final Onlookers onlookers;
    private final Clock clock;

    TasksTopic(JdbcClient jdbc, TaskScope scope, Queues queues, Onlookers onlookers, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.queues = queues;
        this.onlookers = onlookers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!(reader instanceof Person person)
                || !person.isAny(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN)) {
            return Set.of();
        }
        if (scope.seesAll(person)) {
            return Set.of(ALL);
        }
        var keys = new HashSet<String>();
        queues.of(person.username()).forEach(queue -> keys.add(QUEUE + queue));
        keys.add(ASSIGNEE + person.username());
        return keys;
    }

    /** What one key sees at the beginning of a list, or a task at which somebody looks. */
    private record Part(List<String> keys, long print) {}

    /** Tasks of one state, of one queue or person, or of everybody, as one range of an index. */
    private record Range(String key, String where, List<Object> values) {}

    /**
     * Of each range as much as pages count and show is read, however many open tasks there are; the sums tell any set of
     * them from any other, in whatever order transactions end.
     */
    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var now = RowTime.of(clock.instant());
        var versions = new HashMap<String, Long>();
        var ranges = keys.stream().flatMap(key -> ranges(key).stream()).toList();
        for (var from = 0; from < ranges.size(); from += RANGES_AT_ONCE) {
            read(ranges.subList(from, Math.min(ranges.size(), from + RANGES_AT_ONCE)), now)
                    .forEach(part -> part.keys().forEach(key -> versions.merge(key, part.print(), Long::sum)));
        }
        paused().forEach(part -> part.keys().forEach(key -> versions.merge(key, part.print(), Long::sum)));
        lookedAt().forEach(part -> part.keys().forEach(key -> versions.merge(key, part.print(), Long::sum)));
        return versions;
    }

    private static List<Range> ranges(String key) {
        if (key.startsWith(ASSIGNEE)) {
            return List.of(
                    new Range(key, "assignee = ? and state = 'TAKEN'", List.of(key.substring(ASSIGNEE.length()))));
        }
        var queue = key.startsWith(QUEUE) ? List.<Object>of(key.substring(QUEUE.length())) : List.<Object>of();
        // the index of everybody's list knows the state as standing
        var state = queue.isEmpty() ? "standing" : "queue = ? and state";
        return List.of(new Range(key, state + " = 'WAITING'", queue), new Range(key, state + " = 'TAKEN'", queue));
    }

    private List<Part> read(List<Range> ranges, OffsetDateTime now) {
        var select = """
                        (select cast(? as varchar(100)) as watched, count(*) as tasks, sum(version) as versions,
                            sum(extract(epoch from created_at)) as created,
                            sum(case when due_at < ? then 1 else 0 end) as late,
                            sum(case when warn_at < ? then 1 else 0 end) as soon,
                            sum(case when follow_up_at > ? then 1 else 0 end) as resting
                        from (select version, created_at, due_at, warn_at, follow_up_at from work_item where %s
                            order by turn, created_at, id fetch first %d rows only) beginning)""";
        var values = new ArrayList<Object>();
        ranges.forEach(range -> {
            values.addAll(List.of(range.key(), now, now, now));
            values.addAll(range.values());
        });
        return jdbc.sql(ranges.stream()
                        .map(range -> select.formatted(range.where(), LOOKED_THROUGH))
                        .collect(Collectors.joining(" union all ")))
                .params(values)
                .query(TasksTopic::read)
                .list();
    }

    /** A task of a journey that an operator has paused rests, without a change of its own row. */
    private List<Part> paused() {
        return jdbc.sql("""
                        select w.queue, w.assignee, count(*) as tasks,
                            sum(extract(epoch from i.paused_at)) as paused
                        from journey_instance i join work_item w on w.instance_id = i.id
                        where i.ended_at is null and i.paused_at is not null and w.state in ('WAITING', 'TAKEN')
                        group by w.queue, w.assignee""")
                .query((row, number) -> new Part(
                        keysOf(row.getString("queue"), row.getString("assignee")),
                        Fingerprint.of(
                                "paused",
                                row.getString("queue"),
                                row.getString("assignee"),
                                row.getLong("tasks"),
                                row.getBigDecimal("paused").stripTrailingZeros().toPlainString())))
                .list();
    }

    private List<Part> lookedAt() {
        var people = onlookers.all(TaskTopic.NAME);
        return people.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select id, queue, assignee from work_item where id in (%s)
                                    and state in ('WAITING', 'TAKEN')""".formatted(String.join(", ", Collections.nCopies(people.size(), "?"))))
                        .params(List.copyOf(people.keySet()))
                        .query((row, number) -> new Part(
                                keysOf(row.getString("queue"), row.getString("assignee")),
                                Fingerprint.of(row.getString("id"), people.get(row.getString("id")))))
                        .list();
    }

    /** Adds what is of a queue, and of who has it, to all the keys under which it is watched. */
    static void add(Map<String, Long> versions, String queue, @Nullable String assignee, long print) {
        keysOf(queue, assignee).forEach(key -> versions.merge(key, print, Long::sum));
    }

    private static List<String> keysOf(String queue, @Nullable String assignee) {
        return assignee == null ? List.of(ALL, QUEUE + queue) : List.of(ALL, QUEUE + queue, ASSIGNEE + assignee);
    }

    private static Part read(ResultSet row, int number) throws SQLException {
        var created = row.getBigDecimal("created");
        return new Part(
                List.of(row.getString("watched")),
                Fingerprint.of(
                        row.getLong("tasks"),
                        row.getLong("versions"),
                        created == null ? "" : created.stripTrailingZeros().toPlainString(),
                        row.getLong("late"),
                        row.getLong("soon"),
                        row.getLong("resting")));
    }
}
