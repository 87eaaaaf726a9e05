package io.wayline.journey.engine.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.EngineTime;
import io.wayline.shared.live.Fingerprint;

/** Where ways stand and what they wait for there, for all ways of a customer by three statements, however many there are. */
@Component
public class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Of<T>(String way, T what) {}

    /**
     * Where each of these ways stands; one that has ended is left out.
     *
     * @param ways ids of their instances, a customer's worth of them
     */
    public Map<String, Standing> of(Collection<String> ways) {
        if (ways.isEmpty()) {
            return Map.of();
        }
        var tokens = tokens(ways);
        var jobs = jobs(ways);
        var passed = passed(ways);
        var standings = new HashMap<String, Standing>();
        tokens.forEach((way, places) -> standings.put(
                way, new Standing(places, jobs.getOrDefault(way, List.of()), passed.getOrDefault(way, List.of()))));
        return standings;
    }

    /**
     * Where the ways of each of these customers stand, as a number that is another one as soon as one has moved; those who
     * are on none are left out.
     */
    public Map<String, Long> prints(Collection<String> customers) {
        var prints = new HashMap<String, Long>();
        jdbc.sql("""
                        select i.customer_id, e.id_, e.act_id_, e.suspension_state_ from journey_instance i
                        join act_ru_execution whole on whole.root_proc_inst_id_ = i.id
                        join act_ru_execution e on e.proc_inst_id_ = whole.id_
                        where i.customer_id in (:customers) and i.ended_at is null and e.act_id_ is not null""").param("customers", customers).query(row -> {
            var print = Fingerprint.of(row.getString("id_"), row.getString("act_id_"), row.getInt("suspension_state_"));
            prints.merge(row.getString("customer_id"), print, Long::sum);
        });
        return prints;
    }

    /**
     * A token is a leaf in the tree of executions; event scopes only remember what was done. Only the row of a whole
     * instance says on which way it is.
     */
    private Map<String, List<Standing.Token>> tokens(Collection<String> ways) {
        return byWay(jdbc.sql("""
                        select whole.root_proc_inst_id_, e.proc_inst_id_, e.proc_def_id_, e.act_id_
                        from act_ru_execution whole join act_ru_execution e on e.proc_inst_id_ = whole.id_
                        where whole.root_proc_inst_id_ in (:ways) and e.act_id_ is not null and e.is_event_scope_ = false
                        and not exists (select 1 from act_ru_execution child where child.parent_id_ = e.id_
                            and child.is_event_scope_ = false)
                        order by e.act_id_, e.id_""")
                .param("ways", ways)
                .query((row, number) -> new Of<>(
                        row.getString("root_proc_inst_id_"),
                        new Standing.Token(
                                row.getString("proc_inst_id_"),
                                row.getString("proc_def_id_"),
                                row.getString("act_id_"))))
                .list());
    }

    private Map<String, List<Standing.Job>> jobs(Collection<String> ways) {
        return byWay(jdbc.sql("""
                        select whole.root_proc_inst_id_, j.process_instance_id_, d.act_id_, j.failed_act_id_, j.duedate_, j.type_,
                            j.retries_, j.exception_msg_, j.suspension_state_
                        from act_ru_execution whole
                        join act_ru_job j on j.process_instance_id_ = whole.id_
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where whole.root_proc_inst_id_ in (:ways) and d.act_id_ is not null
                        order by j.duedate_, j.id_""")
                .param("ways", ways)
                .query((row, number) -> new Of<>(row.getString("root_proc_inst_id_"), job(row)))
                .list());
    }

    private static Standing.Job job(ResultSet row) throws SQLException {
        return new Standing.Job(
                row.getString("process_instance_id_"),
                row.getString("act_id_"),
                row.getString("failed_act_id_"),
                time(row, "duedate_"),
                "timer".equals(row.getString("type_")),
                row.getInt("retries_"),
                row.getString("exception_msg_") != null,
                row.getInt("suspension_state_") != 1);
    }

    private Map<String, List<Standing.Passed>> passed(Collection<String> ways) {
        return byWay(jdbc.sql("""
                        select h.proc_inst_id_, h.act_id_, max(h.end_time_) as left_at,
                            max(h.sequence_counter_) as turn
                        from act_hi_actinst h
                        where h.proc_inst_id_ in (:ways) and h.end_time_ is not null
                        group by h.proc_inst_id_, h.act_id_ order by left_at, turn""")
                .param("ways", ways)
                .query((row, number) -> new Of<>(
                        row.getString("proc_inst_id_"),
                        new Standing.Passed(
                                row.getString("act_id_"),
                                EngineTime.read(row, "left_at").toInstant())))
                .list());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null
                ? null
                : EngineTime.read(row, column).toInstant();
    }

    private static <T> Map<String, List<T>> byWay(List<Of<T>> rows) {
        return rows.stream().collect(Collectors.groupingBy(Of::way, Collectors.mapping(Of::what, Collectors.toList())));
    }
}
