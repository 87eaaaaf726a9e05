package io.wayline.audience.change;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Those who have entered a segment and are still to be told of. */
@Component
class EntriesDue extends TimedRows {

    EntriesDue(JdbcClient jdbc) {
        super(jdbc, "segment_member", "entered_at", "state = 'OPEN'");
    }
}
