package io.wayline.intake.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources that administrators set up; any other source may send with a key alone. */
@Component
public class EventSources {

    private final JdbcClient jdbc;

    EventSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<EventSource> find(String name) {
        return jdbc.sql("select * from event_source where name = ?")
                .param(name)
                .query(EventSources::source)
                .optional();
    }

    private static EventSource source(ResultSet row, int number) throws SQLException {
        var types = row.getString("types");
        var rotatedAt = row.getObject("rotated_at", OffsetDateTime.class);
        return new EventSource(
                row.getString("name"),
                types.isEmpty() ? List.of() : List.of(types.split(" ")),
                row.getObject("rate", Integer.class),
                row.getObject("burst", Integer.class),
                row.getString("secret") != null,
                rotatedAt == null ? null : rotatedAt.toInstant());
    }
}
