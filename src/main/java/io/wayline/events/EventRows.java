package io.wayline.events;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;

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
                RowTime.read(row, "occurred_at"),
                RowTime.read(row, "received_at"),
                json.readTree(row.getString("data")),
                row.getBoolean("history"));
    }
}
