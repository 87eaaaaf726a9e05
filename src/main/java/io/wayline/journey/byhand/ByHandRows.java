package io.wayline.journey.byhand;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.retained.InstanceTable;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** Who started which way by hand, so that the same wish twice starts one, and what they wrote about it. */
@Component
class ByHandRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ByHandRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The way that this wish started. */
    Optional<String> started(String by, String key) {
        return jdbc.sql("select instance_id from journey_by_hand where started_by = ? and request_key = ?")
                .params(by, key)
                .query(String.class)
                .optional();
    }

    /** @param work null where no work was described */
    void add(
            String instance,
            JourneyModel journey,
            CustomerId customer,
            String by,
            String key,
            @Nullable HandWork work) {
        jdbc.sql("""
                        insert into journey_by_hand (id, instance_id, definition_id, customer_id, started_by, request_key,
                            title, body, started_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        instance,
                        journey.definition(),
                        customer.value(),
                        by,
                        key,
                        work == null ? null : work.title(),
                        work == null ? null : work.text(),
                        RowTime.of(clock.instant()))
                .update();
    }

    /** What was written about the work of this task. */
    Optional<Given> given(String task) {
        return jdbc.sql("""
                        select h.started_by, h.body, h.started_at from work_item w
                        join journey_by_hand h on h.instance_id = w.instance_id
                        where w.id = ? and h.title is not null""")
                .param(task)
                .query((row, number) ->
                        new Given(row.getString("started_by"), row.getString("body"), RowTime.read(row, "started_at")))
                .optional();
    }

    @Configuration(proxyBeanMethods = false)
    static class Tables {

        @Bean
        InstanceTable tableOfWaysByHand() {
            return InstanceTable.dropped("journey_by_hand");
        }
    }
}
