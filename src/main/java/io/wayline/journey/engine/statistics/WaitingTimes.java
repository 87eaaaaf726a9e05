package io.wayline.journey.engine.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.EngineTime;

/** Since when those who stand at each element have stood there, by one statement. */
@Component
public class WaitingTimes {

    private final JdbcClient jdbc;

    WaitingTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Since when somebody stands at an element.
     *
     * @param half half of them came before it
     * @param first when the first of them came
     */
    public record Since(Instant half, Instant first) {}

    /** By element, of those who stand on these versions; counted as far as those who stand are. */
    public Map<String, Since> of(List<String> definitions) {
        var waits = new HashMap<String, Since>();
        jdbc.sql("""
                        select open.act_id_, min(open.start_time_) as longest,
                            percentile_disc(0.5) within group (order by open.start_time_) as typical
                        from (select a.act_id_, a.start_time_ from act_hi_actinst a
                            where a.proc_def_id_ in (:definitions) and a.end_time_ is null
                            fetch first :most rows only) open
                        group by open.act_id_""")
                .param("definitions", definitions)
                .param("most", ActivityCounts.COUNTED_TO + 1)
                .query(row -> {
                    waits.put(
                            row.getString("act_id_"),
                            new Since(
                                    EngineTime.read(row, "typical").toInstant(),
                                    EngineTime.read(row, "longest").toInstant()));
                });
        return waits;
    }
}
