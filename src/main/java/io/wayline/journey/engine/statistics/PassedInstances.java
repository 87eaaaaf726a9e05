package io.wayline.journey.engine.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.EngineTime;

/** Who has left one element, the last first, by one statement a page. */
@Component
public class PassedInstances {

    private final JdbcClient jdbc;

    PassedInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who has left it.
     *
     * @param passage opaque: this time of theirs
     * @param instance of the journey that an event started, which may have called the one that is looked at
     * @param journey the key of that journey; null when it is not kept any more
     * @param customer null likewise
     * @param cancelled whether they did not go on
     */
    public record Row(
            String passage,
            String instance,
            @Nullable String journey,
            @Nullable String customer,
            OffsetDateTime cameAt,
            OffsetDateTime leftAt,
            boolean cancelled) {}

    /**
     * Where a page begins: behind somebody who left then.
     *
     * @param passage opaque
     */
    public record Behind(Instant leftAt, String passage) {}

    /** The place behind a passage; empty when there is none of this id, or it has not ended. */
    public Optional<Behind> behind(String passage) {
        return jdbc.sql("select end_time_ from act_hi_actinst where id_ = ? and end_time_ is not null")
                .param(passage)
                .query((row, number) ->
                        new Behind(EngineTime.read(row, "end_time_").toInstant(), passage))
                .optional();
    }

    /**
     * Those who left it from one moment until before another. Each version is a range of an index of its own: of several
     * together the database would sort all.
     *
     * @param cancelledOnly leaves out those who went on
     * @param behind the last of the page before, or null
     */
    public List<Row> of(
            List<String> definitions,
            String element,
            Instant from,
            Instant to,
            boolean cancelledOnly,
            @Nullable Behind behind,
            int limit) {
        var parts = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var definition : definitions) {
            parts.add(
                    "select * from (select id_, proc_inst_id_, root_proc_inst_id_, start_time_, end_time_, act_inst_state_"
                            + " from act_hi_actinst where proc_def_id_ = ? and act_id_ = ? and end_time_ >= ? and end_time_ < ?"
                            + (cancelledOnly ? " and act_inst_state_ = 2" : "")
                            + (behind == null ? "" : " and end_time_ <= ? and (end_time_ < ? or id_ < ?)")
                            + " order by end_time_ desc, id_ desc fetch first ? rows only) v" + parts.size());
            values.addAll(List.of(definition, element, utc(from), utc(to)));
            if (behind != null) {
                values.addAll(List.of(utc(behind.leftAt()), utc(behind.leftAt()), behind.passage()));
            }
            values.add(limit);
        }
        values.add(limit);
        return jdbc.sql("""
                        select a.id_, coalesce(a.root_proc_inst_id_, a.proc_inst_id_) as instance, i.journey, i.customer_id,
                            a.start_time_, a.end_time_, a.act_inst_state_
                        from (%s) a
                        left join journey_instance i on i.id = coalesce(a.root_proc_inst_id_, a.proc_inst_id_)
                        order by a.end_time_ desc, a.id_ desc fetch first ? rows only""".formatted(String.join(" union all ", parts)))
                .params(values)
                .query(PassedInstances::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id_"),
                row.getString("instance"),
                row.getString("journey"),
                row.getString("customer_id"),
                EngineTime.read(row, "start_time_"),
                EngineTime.read(row, "end_time_"),
                row.getInt("act_inst_state_") == 2);
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
