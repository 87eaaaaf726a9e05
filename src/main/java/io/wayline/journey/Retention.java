package io.wayline.journey;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.retained.InstanceTables;

/**
 * Drops what was kept beside instances that have ended longer ago than their diagram says, as the engine drops its own
 * history of them. What cannot be dropped of one version is set aside, and the others go on.
 */
@Component
class Retention {

    static final String LOOP = "journey.retention";

    /** Dropped by one statement, so that no statement locks for long. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final InstanceTables tables;
    private final JourneyModels models;
    private final SetAside aside;
    private final Clock clock;

    Retention(JdbcClient jdbc, InstanceTables tables, JourneyModels models, SetAside aside, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.models = models;
        this.aside = aside;
        this.clock = clock;
    }

    /** @return how many rows were dropped */
    int drop() {
        return tables.dropped().stream().mapToInt(this::drop).sum();
    }

    private int drop(String table) {
        var definitions = jdbc.sql("select distinct definition_id from " + table)
                .query(String.class)
                .list();
        var pass = aside.pass(
                LOOP, definitions.stream().map(each -> table + "/" + each).toList());
        return definitions.stream()
                .mapToInt(each -> pass.count(table + "/" + each, () -> drop(table, each)))
                .sum();
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
