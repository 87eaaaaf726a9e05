package io.wayline.audience.change;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Moves of whole segments that have not come to their end. */
@Component
class MovesDue extends TimedRows {

    MovesDue(JdbcClient jdbc) {
        super(jdbc, "segment_move", "asked_at", "ended_at is null");
    }
}
