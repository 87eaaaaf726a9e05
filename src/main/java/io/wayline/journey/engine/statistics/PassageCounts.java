package io.wayline.journey.engine.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what history says of a stretch of time into a table: who came to each step, who left it how, after how long. */
@Component
public class PassageCounts {

    /** Buckets of durations to each doubling; wide by a twelfth. */
    public static final int TO_A_DOUBLING = 8;

    private static final String BUCKET = "cast(floor(ln(cast(greatest(%s.duration_, 1) as double precision)) * "
            + TO_A_DOUBLING / Math.log(2) + ") as integer)";

    /**
     * Left by going on; cancelled together with the whole journey, which somebody ended; or cancelled by something that is
     * drawn, such as a time that was up. The body around tasks that are drawn once for several says nothing of its own.
     */
    private static final String COUNTED = """
            select counted.proc_def_id_ as definition_id, counted.element, counted.outcome, counted.bucket,
                count(*) as passages, sum(counted.millis) as millis
            from (
                select a.proc_def_id_, a.act_id_ as element, 'CAME' as outcome, 0 as bucket, 0 as millis
                from act_hi_actinst a
                where a.start_time_ >= :begin and a.start_time_ < :until and a.act_type_ <> 'multiInstanceBody'
                union all
                select a.proc_def_id_, a.act_id_,
                    case when a.act_inst_state_ is null or a.act_inst_state_ <> 2 then 'ON'
                        when exists (select 1 from act_hi_procinst p where p.id_ = a.proc_inst_id_
                            and p.state_ in ('EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED')
                            and p.end_time_ < a.end_time_ + interval '60' second) then 'DROPPED'
                        else 'ELSEWHERE' end,
                    %s, greatest(a.duration_, 0)
                from act_hi_actinst a
                where a.end_time_ >= :begin and a.end_time_ < :until and a.duration_ is not null
                    and a.act_type_ <> 'multiInstanceBody'
                union all
                select p.proc_def_id_, '', 'CAME', 0, 0
                from act_hi_procinst p where p.start_time_ >= :begin and p.start_time_ < :until
                union all
                select p.proc_def_id_, '', case when p.state_ = 'COMPLETED' then 'ON' else 'DROPPED' end,
                    %s, greatest(p.duration_, 0)
                from act_hi_procinst p
                where p.end_time_ >= :begin and p.end_time_ < :until and p.duration_ is not null) counted
            where counted.proc_def_id_ is not null
            group by counted.proc_def_id_, counted.element, counted.outcome, counted.bucket""".formatted(BUCKET.formatted("a"), BUCKET.formatted("p"));

    private final JdbcClient jdbc;

    PassageCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what began and ended from one moment until before another to a day of a table, in the caller's transaction. */
    public void add(String table, LocalDate day, Instant from, Instant to) {
        jdbc.sql("merge into " + table + " t using (" + COUNTED + """
                        ) s on t.definition_id = s.definition_id and t.on_day = cast(:day as date)
                            and t.element = s.element and t.outcome = s.outcome and t.bucket = s.bucket
                        when matched then update set passages = t.passages + s.passages, millis = t.millis + s.millis
                        when not matched then
                            insert (definition_id, on_day, element, outcome, bucket, passages, millis)
                            values (s.definition_id, cast(:day as date), s.element, s.outcome, s.bucket, s.passages,
                                s.millis)""")
                .param("begin", utc(from))
                .param("until", utc(to))
                .param("day", day)
                .update();
    }

    /** When something first began or ended at or after this moment; empty when nothing has. */
    public Optional<Instant> first(Instant from) {
        return jdbc.sql("""
                        select min(at) as at from (
                            select min(start_time_) as at from act_hi_actinst where start_time_ >= :begin
                            union all select min(end_time_) from act_hi_actinst where end_time_ >= :begin
                            union all select min(start_time_) from act_hi_procinst where start_time_ >= :begin
                            union all select min(end_time_) from act_hi_procinst where end_time_ >= :begin) earliest""").param("begin", utc(from)).query(PassageCounts::at).single();
    }

    private static Optional<Instant> at(ResultSet row, int number) throws SQLException {
        return Optional.ofNullable(row.getObject("at", LocalDateTime.class)).map(at -> at.toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
