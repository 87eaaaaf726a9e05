package io.wayline.journey.engine.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The timers that begin journeys: when each is due next, and how one begins without its timer. */
@Component
public class StartTimers {

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    StartTimers(RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** When each journey's timer is due next, by the journey's key; journeys whose timer stands still are left out. */
    public Map<String, Instant> next() {
        return jdbc
                .sql("""
                        select process_def_key_, min(duedate_) as due from act_ru_job
                        where handler_type_ = 'timer-start-event' and suspension_state_ = 1 and retries_ > 0
                        group by process_def_key_""")
                .query((row, number) -> Map.entry(
                        row.getString(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Begins a journey that is about no customer, in the caller's transaction; its timer goes on as it was. */
    public String begin(String definition) {
        return runtime.startProcessInstanceById(definition).getId();
    }
}
