package io.wayline.journey.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** How many ended at which end, and how many entered; each counted as far as lists are. */
@Component
class EndedCounts {

    private final JdbcClient jdbc;

    EndedCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many instances of these versions reached each of these ends since a moment, by one statement.
     *
     * @param ends a handful: those that are drawn
     */
    Map<String, Long> since(Instant from, String journey, List<String> definitions, List<String> ends) {
        var counts = new HashMap<String, Long>();
        if (ends.isEmpty()) {
            return counts;
        }
        // a range of the index for each end, so that each has its own bound
        var counted =
                "select cast(? as varchar(255)) as ended_by, count(*) as instances from (select 1 from journey_instance"
                        + " where journey = ? and ended_by = ? and ended_at >= ? and definition_id in ("
                        + definitions.stream().map(each -> "?").collect(Collectors.joining(", "))
                        + ") fetch first ? rows only) c";
        var parts = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var end : ends) {
            parts.add(counted + parts.size());
            values.addAll(List.of(end, journey, end, RowTime.of(from)));
            values.addAll(definitions);
            values.add(Page.COUNTED_TO + 1);
        }
        jdbc.sql(String.join(" union all ", parts)).params(values).query(row -> {
            counts.put(row.getString("ended_by"), row.getLong("instances"));
        });
        return counts;
    }

    long entered(String journey, Instant from) {
        return jdbc.sql("""
                        select count(*) from (select 1 from journey_instance where journey = ? and started_at >= ?
                            fetch first ? rows only) counted""")
                .params(journey, RowTime.of(from), Page.COUNTED_TO + 1)
                .query(Long.class)
                .single();
    }
}
