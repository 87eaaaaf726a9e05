package io.wayline.journey.engine.statistics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many stand at each element, by one statement a question, whatever the number of elements and versions. The engine's
 * own statistics take a statement for each version and have no bound.
 */
@Component
public class ActivityCounts {

    /** A day on which nobody has been yet. */
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    /** What stands beyond so many is not counted: a page that looks is not to read a million rows. */
    public static final int COUNTED_TO = 100_000;

    /** A token is a leaf in the tree of executions; event scopes only remember what was done. */
    static final String STANDING = """
             e.act_id_ is not null and e.is_event_scope_ = false
            and not exists (select 1 from act_ru_execution child where child.parent_id_ = e.id_
                and child.is_event_scope_ = false)\
            """;

    private final JdbcClient jdbc;

    ActivityCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A version of a journey.
     *
     * @param instances how many are on it, those included that other journeys called
     */
    public record Version(String definition, int number, long instances) {}

    /** An element of a version, and how many instances. */
    public record Count(String definition, String element, long instances) {}

    /**
     * The versions on which somebody is, or was on or after a day, and the newest, newest first; empty when there is no
     * such journey.
     */
    public List<Version> versions(String journey, LocalDate since) {
        return jdbc.sql("""
                        select d.id_, d.version_, coalesce(live.instances, 0) as instances from act_re_procdef d
                        left join (
                            select counted.proc_def_id_, count(*) as instances from (
                                select e.proc_def_id_ from act_ru_execution e
                                join act_re_procdef of_journey on of_journey.id_ = e.proc_def_id_
                                where of_journey.key_ = :journey and e.parent_id_ is null
                                fetch first :most rows only) counted
                            group by counted.proc_def_id_) live on live.proc_def_id_ = d.id_
                        where d.key_ = :journey and (live.instances is not null
                            or exists (select 1 from journey_passage_day was where was.definition_id = d.id_
                                and was.on_day >= :since)
                            or exists (select 1 from journey_passage_recent was where was.definition_id = d.id_)
                            or d.version_ = (select max(newest.version_) from act_re_procdef newest
                                where newest.key_ = :journey))
                        order by d.version_ desc""")
                .param("journey", journey)
                .param("most", COUNTED_TO + 1)
                .param("since", since)
                .query((row, number) ->
                        new Version(row.getString("id_"), row.getInt("version_"), row.getLong("instances")))
                .list();
    }

    /** The versions on which somebody is, and the newest, newest first; empty when there is no such journey. */
    public List<Version> occupied(String journey) {
        var all = versions(journey, NEVER);
        return all.stream()
                .filter(version -> version.instances() > 0 || version.equals(all.get(0)))
                .toList();
    }

    /** How many stand at each element of these versions; all together are more than {@link #COUNTED_TO} when not all were counted. */
    public List<Count> standing(List<String> definitions) {
        return jdbc.sql("""
                        select counted.proc_def_id_, counted.act_id_, count(distinct counted.proc_inst_id_) as instances
                        from (select e.proc_def_id_, e.act_id_, e.proc_inst_id_ from act_ru_execution e
                            where e.proc_def_id_ in (:definitions) and""" + STANDING + """
                             fetch first :most rows only) counted
                        group by counted.proc_def_id_, counted.act_id_""")
                .param("definitions", definitions)
                .param("most", COUNTED_TO + 1)
                .query((row, number) ->
                        new Count(row.getString("proc_def_id_"), row.getString("act_id_"), row.getLong("instances")))
                .list();
    }

    /**
     * How many stand still at each element of these versions because it failed for good, or because a journey failed that
     * it called. They are few: a step at which most fail is paused.
     */
    public List<Count> failed(List<String> definitions) {
        return jdbc.sql("""
                        select failed.proc_def_id_, failed.element, count(distinct failed.proc_inst_id_) as instances
                        from (select proc_def_id_, proc_inst_id_, coalesce(failed_activity_id_, activity_id_) as element
                            from act_ru_incident
                            where incident_type_ = 'failedJob' and proc_def_id_ in (:definitions)) failed
                        group by failed.proc_def_id_, failed.element""")
                .param("definitions", definitions)
                .query((row, number) ->
                        new Count(row.getString("proc_def_id_"), row.getString("element"), row.getLong("instances")))
                .list();
    }

    /** How many steps of each journey have failed for good, by journey key; journeys without any are left out. */
    public Map<String, Long> failures() {
        var failures = new HashMap<String, Long>();
        jdbc.sql("""
                        select d.key_, count(*) as failures from act_ru_incident n
                        join act_re_procdef d on d.id_ = n.proc_def_id_ group by d.key_""").query(row -> {
            failures.put(row.getString("key_"), row.getLong("failures"));
        });
        return failures;
    }

    /** How many wait at each element of these versions to be tried again, because the last try failed. */
    public List<Count> retried(List<String> definitions) {
        return jdbc.sql("""
                        select j.process_def_id_, coalesce(j.failed_act_id_, d.act_id_) as element,
                            count(distinct j.process_instance_id_) as instances
                        from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where j.exception_stack_id_ is not null and j.retries_ > 0
                            and j.process_def_id_ in (:definitions)
                        group by j.process_def_id_, coalesce(j.failed_act_id_, d.act_id_)""")
                .param("definitions", definitions)
                .query((row, number) ->
                        new Count(row.getString("process_def_id_"), row.getString("element"), row.getLong("instances")))
                .list();
    }

    /** The elements at which one instance stands still because they failed for good. */
    public List<String> failedOf(String instance) {
        return jdbc.sql("""
                        select distinct coalesce(failed_activity_id_, activity_id_) as element from act_ru_incident
                        where incident_type_ = 'failedJob' and proc_inst_id_ = ?""").param(instance).query(String.class).list();
    }
}
