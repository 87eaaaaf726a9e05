package io.wayline.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerRef;

/** Reads whole events from rows of {@code inbox_event}. */
@Component
class EventRows {

    private final JsonMapper json;

    EventRows(JsonMapper json) {
        this.json = json;
    }

    BusinessEvent read(ResultSet row) throws SQLException {
        return new BusinessEvent(
                row.getLong("id"),
                row.getString("source"),
                row.getString("event_id"),
                row.getString("type"),
                new CustomerRef(row.getString("subject")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                json.readTree(row.getString("data")),
                row.getBoolean("history"));
    }
}
