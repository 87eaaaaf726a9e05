package io.wayline.journey.statistics.past;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.statistics.WaitingTimes;
import io.wayline.shared.RowTime;

/** Reads how it went: two statements over figures of days, however many customers there were. */
@Component
public class Pasts {

    private static final String WHOLE = "";
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final JdbcClient jdbc;
    private final WaitingTimes waiting;

    Pasts(JdbcClient jdbc, WaitingTimes waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    private record Row(String element, String outcome, int bucket, long passages, long millis) {}

    /** How it went on these versions in these days. */
    public Past of(List<String> definitions, Period period) {
        var rows = jdbc
                .sql("""
                        select element, outcome, bucket, sum(passages) as passages, sum(millis) as millis from (
                            select element, outcome, bucket, passages, millis from journey_passage_day
                            where definition_id in (:definitions) and on_day between :first and :last
                            union all
                            select element, outcome, bucket, passages, millis from journey_passage_recent
                            where definition_id in (:definitions) and on_day between :first and :last) counted
                        group by element, outcome, bucket""")
                .param("definitions", definitions)
                .param("first", period.first())
                .param("last", period.last())
                .query((row, number) -> new Row(
                        row.getString("element"),
                        row.getString("outcome"),
                        row.getInt("bucket"),
                        row.getLong("passages"),
                        row.getLong("millis")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::element));
        var steps = new HashMap<String, StepPast>();
        rows.forEach((element, of) -> steps.put(element, step(of)));
        var whole = Optional.ofNullable(steps.remove(WHOLE)).orElse(StepPast.NOTHING);
        return new Past(countedUntil().orElse(null), whole, Map.copyOf(steps));
    }

    /** Until when everything is counted; empty before anything has been. */
    public Optional<Instant> countedUntil() {
        return jdbc.sql("select counted_until from journey_passage_count where id = 1")
                .query((row, number) -> Optional.ofNullable(RowTime.readNullable(row, "counted_until")))
                .single();
    }

    /** By element, since when those stand there who do now; only of elements at which somebody is. */
    public Map<String, WaitingSince> waiting(List<String> definitions) {
        return waiting.of(definitions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new WaitingSince(
                                each.getValue().half(), each.getValue().first())));
    }

    private static StepPast step(List<Row> rows) {
        var durations = new Durations();
        var outcomes = new HashMap<String, Long>();
        for (var row : rows) {
            outcomes.merge(row.outcome(), row.passages(), Long::sum);
            if (!row.outcome().equals("CAME")) {
                durations.add(row.bucket(), row.passages(), row.millis());
            }
        }
        return new StepPast(
                outcomes.getOrDefault("CAME", 0L),
                outcomes.getOrDefault("ON", 0L),
                outcomes.getOrDefault("ELSEWHERE", 0L),
                outcomes.getOrDefault("DROPPED", 0L),
                durations.within(HALF),
                durations.within(NEARLY_ALL));
    }
}
