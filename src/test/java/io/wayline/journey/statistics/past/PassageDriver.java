package io.wayline.journey.statistics.past;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.RowTime;

/** Counts passages when a test says so, as a worker does every twenty seconds; and writes ways that were gone long ago. */
@TestComponent
public class PassageDriver {

    private final PassageCounting counting;
    private final JdbcClient jdbc;
    private final Clock clock;

    PassageDriver(PassageCounting counting, JdbcClient jdbc, Clock clock) {
        this.counting = counting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A step on a way: how long it took, and whether the customer went on. */
    public record Stop(String element, Duration took, boolean wentOn) {

        public static Stop at(String element, Duration took) {
            return new Stop(element, took, true);
        }

        public static Stop off(String element, Duration took) {
            return new Stop(element, took, false);
        }
    }

    /** Counts all that lies in the last sixty days, as of now; clocks of other tests were elsewhere. */
    public void countAnew(String journey) {
        jdbc.sql("delete from journey_passage_day where definition_id like ?")
                .param(journey + ":%")
                .update();
        jdbc.sql("update journey_passage_count set settled_until = ? where id = 1")
                .param(RowTime.of(clock.instant().minus(Duration.ofDays(395))))
                .update();
        counting.count();
    }

    /**
     * A way that a customer has behind them, in the history of the engine and in ours; its id.
     *
     * @param dropped whether somebody ended it at its last stop
     */
    public String gone(
            String journey, String definition, String customer, Instant began, boolean dropped, List<Stop> stops) {
        var id = UUID.randomUUID().toString();
        var at = began;
        for (var stop : stops) {
            jdbc.sql("""
                            insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                                execution_id_, act_id_, act_type_, start_time_, end_time_, duration_, act_inst_state_,
                                sequence_counter_)
                            values (?, ?, ?, ?, ?, ?, ?, 'task', ?, ?, ?, ?, ?)""")
                    .params(
                            stop.element() + ":" + UUID.randomUUID().toString().substring(0, 20),
                            journey,
                            definition,
                            id,
                            id,
                            id,
                            stop.element(),
                            utc(at),
                            utc(at.plus(stop.took())),
                            stop.took().toMillis(),
                            stop.wentOn() ? 0 : 2,
                            stops.indexOf(stop) + 1)
                    .update();
            at = at.plus(stop.took());
        }
        var last = stops.get(stops.size() - 1);
        jdbc.sql("""
                        insert into act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, proc_def_key_, proc_def_id_,
                            start_time_, end_time_, duration_, state_) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        id,
                        id,
                        journey,
                        definition,
                        utc(began),
                        utc(at),
                        Duration.between(began, at).toMillis(),
                        dropped ? "EXTERNALLY_TERMINATED" : "COMPLETED")
                .update();
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at, ended_at,
                            ended_by) values (?, ?, ?, ?, '', ?, ?, ?)""")
                .params(
                        id,
                        journey,
                        definition,
                        customer,
                        RowTime.of(began),
                        RowTime.of(at),
                        dropped ? "" : last.element())
                .update();
        return id;
    }

    /** As if it had never been. */
    public void forget(String way) {
        jdbc.sql("delete from act_hi_actinst where proc_inst_id_ = ?")
                .param(way)
                .update();
        jdbc.sql("delete from act_hi_procinst where id_ = ?").param(way).update();
        jdbc.sql("delete from journey_instance where id = ?").param(way).update();
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
