package io.wayline.intake.file;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** How far a file has come. */
@Component
class ImportTopic implements LiveTopic {

    private final JdbcClient jdbc;

    ImportTopic(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader.is(Role.OPERATIONS) && !thing.isEmpty() ? Set.of(thing) : Set.of();
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        jdbc.sql("select id, state, size_bytes, rows_total, rows_done from import_run where id in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(keys.size(), "?"))))
                .params(List.copyOf(keys))
                .query(row -> {
                    versions.put(
                            row.getString("id"),
                            Fingerprint.of(
                                    row.getString("state"),
                                    row.getLong("size_bytes"),
                                    row.getLong("rows_total"),
                                    row.getLong("rows_done")));
                });
        return versions;
    }
}
