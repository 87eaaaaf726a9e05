package io.wayline.journey.engine.statistics;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.EngineTime;

/** Who waits to be tried again by itself, by one statement a page. */
@Component
public class PendingRetries {

    private final JdbcClient jdbc;

    PendingRetries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A step that failed and is tried again.
     *
     * @param left how many tries are left
     * @param nextAt when it is tried next; null when it is due
     * @param cause what it said
     */
    public record Row(
            int left,
            @Nullable OffsetDateTime nextAt,
            @Nullable String cause) {}

    /** By instance of the journey that an event started; those of whom the step waits for no try are left out. */
    public Map<String, Row> of(Collection<String> instances, String element) {
        var retries = new HashMap<String, Row>();
        jdbc.sql("""
                        select e.root_proc_inst_id_, min(j.retries_) as tries, min(j.duedate_) as next_at,
                            min(j.exception_msg_) as cause
                        from act_ru_execution e join act_ru_job j on j.execution_id_ = e.id_
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where e.root_proc_inst_id_ in (:instances) and j.exception_stack_id_ is not null and j.retries_ > 0
                            and coalesce(j.failed_act_id_, d.act_id_) = :element
                        group by e.root_proc_inst_id_""").param("instances", instances).param("element", element).query(row -> {
            retries.put(
                    row.getString("root_proc_inst_id_"),
                    new Row(
                            row.getInt("tries"),
                            row.getObject("next_at", LocalDateTime.class) == null
                                    ? null
                                    : EngineTime.read(row, "next_at"),
                            row.getString("cause")));
        });
        return retries;
    }
}
