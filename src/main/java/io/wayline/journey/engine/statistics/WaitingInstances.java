package io.wayline.journey.engine.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.EngineTime;

/** Who stands at one element, by one statement a page. */
@Component
public class WaitingInstances {

    private final JdbcClient jdbc;

    WaitingInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who stands there.
     *
     * @param instance of the journey that an event started, which may have called the one that is looked at
     * @param since when they came; null before the step has been taken for the first time
     * @param failed whether the step failed for good for them
     */
    public record Row(
            String instance,
            String journey,
            String definition,
            String customer,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime pausedAt,
            @Nullable OffsetDateTime since,
            boolean failed) {}

    /**
     * A page of those who stand there: first those for whom it has failed, then those who have waited longest. A step can
     * fail before its customers have come to it, when it is taken together with the one before: they count as its own.
     *
     * @param most so many are looked at and sorted; who stands behind them is not listed
     */
    public List<Row> at(List<String> definitions, String element, int most, long from, int limit) {
        return jdbc.sql("""
                        select i.id, i.journey, i.definition_id, i.customer_id, i.started_at, i.paused_at,
                            min(passage.start_time_) as since, max(standing.failed) as failed
                        from (select own.root_proc_inst_id_, e.act_inst_id_,
                                case when exists (select 1 from act_ru_incident n
                                    where n.proc_inst_id_ = e.proc_inst_id_ and n.incident_type_ = 'failedJob'
                                    and coalesce(n.failed_activity_id_, n.activity_id_) = :element)
                                then 1 else 0 end as failed
                            from act_ru_execution e
                            join act_ru_execution own on own.id_ = e.proc_inst_id_
                            where e.proc_def_id_ in (:definitions) and (e.act_id_ = :element or e.proc_inst_id_ in (
                                select f.proc_inst_id_ from act_ru_incident f
                                where f.proc_def_id_ in (:definitions) and f.incident_type_ = 'failedJob'
                                and f.failed_activity_id_ = :element) or e.proc_inst_id_ in (
                                select j.process_instance_id_ from act_ru_job j
                                where j.process_def_id_ in (:definitions) and j.exception_stack_id_ is not null
                                and j.retries_ > 0 and j.failed_act_id_ = :element)) and""" + ActivityCounts.STANDING + """
                             fetch first :most rows only) standing
                        join journey_instance i on i.id = standing.root_proc_inst_id_
                        left join act_hi_actinst passage on passage.id_ = standing.act_inst_id_
                            and passage.act_id_ = :element
                        group by i.id, i.journey, i.definition_id, i.customer_id, i.started_at, i.paused_at
                        order by max(standing.failed) desc,
                            case when min(passage.start_time_) is null then 0 else 1 end,
                            min(passage.start_time_), i.id
                        offset :from rows fetch next :limit rows only""")
                .param("definitions", definitions)
                .param("element", element)
                .param("most", most)
                .param("from", from)
                .param("limit", limit)
                .query(WaitingInstances::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("journey"),
                row.getString("definition_id"),
                row.getString("customer_id"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("paused_at", OffsetDateTime.class),
                row.getObject("since", LocalDateTime.class) == null ? null : EngineTime.read(row, "since"),
                row.getInt("failed") == 1);
    }
}
