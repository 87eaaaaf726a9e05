package io.wayline.journey.task.live;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/**
 * How many open tasks somebody sees, and how many of them are late: for figures that stand on every page, so it is read
 * less often than {@link TasksTopic}, and is moved by nothing but the figures.
 */
@Component
class TaskCountsTopic implements LiveTopic {

    private static final Duration PACE = Duration.ofSeconds(6);

    private final JdbcClient jdbc;
    private final TasksTopic tasks;
    private final Clock clock;

    TaskCountsTopic(JdbcClient jdbc, TasksTopic tasks, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "task-counts";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return tasks.keys(thing, reader);
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        jdbc.sql("""
                        select queue, assignee, count(*) as tasks, sum(case when due_at < ? then 1 else 0 end) as late
                        from work_item where state in ('WAITING', 'TAKEN') group by queue, assignee""").param(RowTime.of(clock.instant())).query(row -> {
            var queue = row.getString("queue");
            var assignee = row.getString("assignee");
            TasksTopic.add(
                    versions,
                    queue,
                    assignee,
                    Fingerprint.of(queue, assignee, row.getLong("tasks"), row.getLong("late")));
        });
        return versions;
    }
}
