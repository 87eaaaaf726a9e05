package io.wayline.callback.load;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;

/** The calls of today in figures, of all queues, and those of tasks. */
@Component
public class CallLoads {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    CallLoads(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Today in the company's zone, by queue; a queue without calls is left out. */
    public Map<String, CallLoad> today() {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, zone);
        return jdbc
                .sql("""
                        select queue, sum(case when state = 'BOOKED' then 1 else 0 end) as open,
                            sum(case when state = 'BOOKED' and ends_at < ? then 1 else 0 end) as late,
                            sum(case when state = 'DONE' then 1 else 0 end) as reached,
                            sum(case when state = 'MISSED' then 1 else 0 end) as missed
                        from callback where starts_at >= ? and starts_at < ? group by queue""")
                .params(
                        RowTime.of(now),
                        RowTime.of(day.atStartOfDay(zone).toInstant()),
                        RowTime.of(day.plusDays(1).atStartOfDay(zone).toInstant()))
                .query((row, number) -> new CallLoad(
                        row.getString("queue"),
                        row.getLong("open"),
                        row.getLong("late"),
                        row.getLong("reached"),
                        row.getLong("missed")))
                .list()
                .stream()
                .collect(Collectors.toMap(CallLoad::queue, Function.identity()));
    }

    /** When the calls that are made in these tasks begin, by task; one statement. */
    public Map<String, Instant> ofTasks(Collection<String> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select task_id, starts_at from callback where state = 'BOOKED' and task_id in (
                            select r.id from unnest(cast(? as varchar array)) as r (id))""")
                .param(tasks.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("task_id"), RowTime.read(row, "starts_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
