package io.wayline.complaint.desk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.complaint.ComplaintList;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** The complaints that are open, all together or one of them by its ref. */
@Component
class ComplaintsTopic implements LiveTopic {

    private static final String ALL = "all";
    private static final Set<Role> READERS = Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);
    private static final Duration PACE = Duration.ofSeconds(3);

    private final ComplaintList complaints;
    private final JdbcClient jdbc;

    ComplaintsTopic(ComplaintList complaints, JdbcClient jdbc) {
        this.complaints = complaints;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "complaints";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (READERS.stream().noneMatch(reader::is)) {
            return Set.of();
        }
        if (thing.isEmpty()) {
            return Set.of(ALL);
        }
        try {
            return Set.of(complaints.get(thing, Viewer.of(reader)).ref());
        } catch (NotFound none) {
            return Set.of();
        }
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        if (keys.contains(ALL)) {
            jdbc.sql("select stage, count(*) as complaints, sum(version) as versions, max(number) as newest"
                            + " from complaint where stage <> 'CLOSED' group by stage")
                    .query(row -> {
                        versions.merge(
                                ALL,
                                Fingerprint.of(
                                        row.getString("stage"),
                                        row.getLong("complaints"),
                                        row.getLong("versions"),
                                        row.getLong("newest")),
                                Long::sum);
                    });
        }
        var refs = keys.stream().filter(key -> !ALL.equals(key)).collect(Collectors.toSet());
        if (!refs.isEmpty()) {
            jdbc.sql("select ref, version from complaint where ref in (:refs)")
                    .param("refs", refs)
                    .query(row -> {
                        versions.put(row.getString("ref"), Fingerprint.of(row.getLong("version")));
                    });
        }
        return versions;
    }
}
