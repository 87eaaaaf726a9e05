package io.wayline.journey;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.JourneyModels;

/**
 * Drops what was kept beside instances that have ended longer ago than their diagram says, as the engine drops its own
 * history of them.
 */
@Component
class Retention {

    /** Dropped by one statement, so that no statement locks for long. */
    private static final int AT_ONCE = 1_000;

    private static final List<String> TABLES = List.of("decision_log", "form_answer", "work_item");

    private final JdbcClient jdbc;
    private final JourneyModels models;
    private final Clock clock;

    Retention(JdbcClient jdbc, JourneyModels models, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /** @return how many rows were dropped */
    int drop() {
        var dropped = 0;
        for (var table : TABLES) {
            for (var definition : jdbc.sql("select distinct definition_id from " + table)
                    .query(String.class)
                    .list()) {
                dropped += drop(table, definition);
            }
        }
        return dropped;
    }

    private int drop(String table, String definition) {
        var before = clock.instant().minus(models.version(definition).keptFor()).atOffset(ZoneOffset.UTC);
        var all = 0;
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            some = jdbc.sql("delete from " + table + " where id in (select t.id from " + table + """
                             t join journey_instance i on i.id = t.instance_id
                            where t.definition_id = ? and i.ended_at < ? order by t.id fetch first ? rows only)""")
                    .params(definition, before, AT_ONCE)
                    .update();
            all += some;
        }
        return all;
    }
}
