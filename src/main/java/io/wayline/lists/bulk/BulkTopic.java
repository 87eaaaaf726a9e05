package io.wayline.lists.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;

/** How far an act on many rows is, for whoever waits for it. */
@Component
class BulkTopic implements LiveTopic {

    private final BulkRuns runs;
    private final BulkRows rows;

    BulkTopic(BulkRuns runs, BulkRows rows) {
        this.runs = runs;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!(reader instanceof Person person)) {
            return Set.of();
        }
        try {
            return Set.of(runs.get(thing, person).id());
        } catch (NotFound none) {
            return Set.of();
        }
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        keys.forEach(key -> rows.find(key)
                .ifPresent(run -> versions.put(key, Fingerprint.of(run.state(), run.through(), run.rows()))));
        return versions;
    }
}
