package io.wayline.events;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

@Component
class EventsDue extends TimedRows {

    EventsDue(JdbcClient jdbc) {
        super(jdbc, "inbox_event", "due_at", "state = 'RECEIVED'");
    }
}
