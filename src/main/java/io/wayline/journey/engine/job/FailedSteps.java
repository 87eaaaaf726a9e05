package io.wayline.journey.engine.job;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps that failed for good, as the engine keeps them; grouped by SQL, since there may be very many. */
@Component
public class FailedSteps {

    private static final String STANDS = " from act_ru_incident where incident_type_ = 'failedJob'";

    /** The engine repeats the incident of a called journey at each step that called it: those have another one as cause. */
    private static final String FAILED = STANDS + " and cause_incident_id_ = id_";

    private static final String WAITS = STANDS + " and cause_incident_id_ <> id_";

    private final JdbcClient jdbc;
    private final ManagementService management;

    FailedSteps(JdbcClient jdbc, ManagementService management) {
        this.jdbc = jdbc;
        this.management = management;
    }

    /**
     * Failures of one step with one cause.
     *
     * @param definition the version of the journey
     * @param element the step's id in the diagram
     * @param message what it said, or null when it said nothing
     */
    public record Group(
            String definition,
            String element,
            @Nullable String message,
            long count,
            OffsetDateTime first,
            OffsetDateTime last) {}

    /** All groups, the largest first. */
    public List<Group> groups() {
        return groups(FAILED);
    }

    /** How many there are in all groups. */
    public long count() {
        return jdbc.sql("select count(*)" + FAILED).query(Long.class).single();
    }

    /** Steps that wait for a journey which they called and which stands still; what it said is not repeated. */
    public List<Group> waiting() {
        return groups(WAITS);
    }

    private List<Group> groups(String which) {
        return jdbc.sql("""
                        select proc_def_id_, coalesce(failed_activity_id_, activity_id_) as element, incident_msg_,
                            count(*) as failures, min(incident_timestamp_) as first_at, max(incident_timestamp_) as last_at""" + which + """
                         group by proc_def_id_, coalesce(failed_activity_id_, activity_id_), incident_msg_
                        order by failures desc, proc_def_id_, element""")
                .query((row, number) -> new Group(
                        row.getString("proc_def_id_"),
                        row.getString("element"),
                        row.getString("incident_msg_"),
                        row.getLong("failures"),
                        EngineTime.read(row, "first_at"),
                        EngineTime.read(row, "last_at")))
                .list();
    }

    /** The process instances of failures of this step and version, at the most so many. */
    public List<String> instances(String definition, String element, int most) {
        return jdbc.sql("select proc_inst_id_" + FAILED
                        + " and proc_def_id_ = ? and coalesce(failed_activity_id_, activity_id_) = ?"
                        + " order by incident_timestamp_, id_ fetch first ? rows only")
                .params(definition, element, most)
                .query(String.class)
                .list();
    }

    /**
     * Gives failed steps their tries back, the oldest first, in the caller's transaction.
     *
     * @param definition of this version only; null means any
     * @param element of this step only; null means any
     * @param most how many at the most
     * @return how many will be tried again
     */
    public int retry(@Nullable String definition, @Nullable String element, int tries, int most) {
        var where = new StringBuilder(FAILED);
        var values = new ArrayList<Object>();
        if (definition != null) {
            where.append(" and proc_def_id_ = ?");
            values.add(definition);
        }
        if (element != null) {
            where.append(" and coalesce(failed_activity_id_, activity_id_) = ?");
            values.add(element);
        }
        values.add(most);
        var jobs = jdbc.sql(
                        "select configuration_" + where + " order by incident_timestamp_, id_ fetch first ? rows only")
                .params(values)
                .query(String.class)
                .list();
        jobs.forEach(job -> management.setJobRetries(job, tries));
        return jobs.size();
    }
}
