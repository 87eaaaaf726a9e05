package io.wayline.journey.task.live;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.TaskList;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Person;

/** One task that somebody has open: what becomes of it, and who else looks at it. */
@Component
class TaskTopic implements LiveTopic {

    static final String NAME = "task";

    private final JdbcClient jdbc;
    private final TaskList tasks;
    private final Onlookers onlookers;

    TaskTopic(JdbcClient jdbc, TaskList tasks, Onlookers onlookers) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.onlookers = onlookers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean hasOnlookers() {
        return true;
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!(reader instanceof Person person)) {
            return Set.of();
        }
        try {
            return Set.of(tasks.get(thing, person).id());
        } catch (NotFound none) {
            return Set.of();
        }
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var people = onlookers.of(NAME, keys);
        var versions = new HashMap<String, Long>();
        jdbc.sql("select id, state, version, assignee from work_item where id in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(keys.size(), "?"))))
                .params(List.copyOf(keys))
                .query(row -> {
                    var id = row.getString("id");
                    versions.put(
                            id,
                            Fingerprint.of(
                                    row.getString("state"),
                                    row.getInt("version"),
                                    row.getString("assignee"),
                                    people.getOrDefault(id, Set.of())));
                });
        return versions;
    }
}
