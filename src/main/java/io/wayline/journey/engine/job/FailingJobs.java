package io.wayline.journey.engine.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;

/**
 * The steps whose last try failed, one for each customer who stands there: those that have given up, and those that are
 * tried again by themselves. Read by the index on the trace that every failure leaves, since most jobs only wait.
 */
@Component
public class FailingJobs {

    /** A comparison, because H2 finds no rows by an index that are only not null. */
    private static final String FAILING = """
             from act_ru_job j
            left join act_ru_jobdef d on d.id_ = j.job_def_id_
            """;

    private static final String FAILED = " j.exception_stack_id_ >= '' and j.process_instance_id_ is not null";

    private static final String ELEMENT = "coalesce(j.failed_act_id_, d.act_id_)";

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final Clock clock;

    FailingJobs(JdbcClient jdbc, ManagementService management, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.clock = clock;
    }

    /** One step of one version with one cause. */
    public record Place(
            String definition, String element, @Nullable String message) {}

    /**
     * Steps that are tried again by themselves.
     *
     * @param held how many of them wait because the step or the customer is paused
     * @param tries how many tries are left to the one that has fewest
     * @param next when the first is tried; null when all are held
     */
    public record Retried(
            Place place,
            long count,
            long held,
            int tries,
            @Nullable Instant next,
            Instant first,
            Instant last) {}

    /** All that are tried again by themselves, by step and cause. */
    public List<Retried> retried() {
        return jdbc.sql("select j.process_def_id_, " + ELEMENT + " as element, j.exception_msg_," + """
                         count(*) as failures, min(j.retries_) as tries,
                        sum(case when j.suspension_state_ = 2 then 1 else 0 end) as held,
                        min(case when j.suspension_state_ = 1 then coalesce(j.duedate_, j.create_time_) end) as next_at,
                        min(j.create_time_) as created_at, min(t.first_at) as first_at, max(t.last_at) as last_at""" + FAILING + """
                        left join (select job, min(failed_at) as first_at, max(failed_at) as last_at
                            from journey_failed_try group by job) t on t.job = j.id_
                        where"""
                        + FAILED + " and j.retries_ > 0 group by j.process_def_id_, " + ELEMENT + ", j.exception_msg_")
                .query((row, number) -> {
                    var created = EngineTime.read(row, "created_at").toInstant();
                    var first = RowTime.readNullable(row, "first_at");
                    var last = RowTime.readNullable(row, "last_at");
                    return new Retried(
                            new Place(
                                    row.getString("process_def_id_"),
                                    row.getString("element"),
                                    row.getString("exception_msg_")),
                            row.getLong("failures"),
                            row.getLong("held"),
                            row.getInt("tries"),
                            readNullable(row, "next_at"),
                            first == null ? created : first,
                            last == null ? created : last);
                })
                .list();
    }

    /**
     * Somebody who stands at a step because it failed.
     *
     * @param instance of the journey that an event started, which may have called the one that failed
     * @param journey that journey's key; null, like the customer, of one that began by itself
     * @param failedAt since when it waits for a person; null while it is tried again by itself
     * @param tries how many are left
     * @param next when it is tried; null when that is at once, or it waits for a person
     * @param held whether it waits because the step or the customer is paused
     */
    public record Standing(
            String job,
            String instance,
            @Nullable String journey,
            @Nullable String customer,
            @Nullable Instant failedAt,
            int tries,
            @Nullable Instant next,
            boolean held) {}

    /** A page of them, those first who wait for a person, the longest first. */
    public List<Standing> at(Place place, long from, int limit) {
        var values = values(place);
        values.add(from);
        values.add(limit);
        return standing(at(place) + """
                         order by case when j.retries_ = 0 then 0 else 1 end, n.incident_timestamp_, j.create_time_, j.id_
                        offset ? rows fetch next ? rows only""", values);
    }

    /** Those of these who still stand at a step that failed. */
    public List<Standing> among(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : standing(FAILED + " and j.id_ in (" + "?, ".repeat(ids.size() - 1) + "?)", List.copyOf(ids));
    }

    private List<Standing> standing(String where, List<?> values) {
        return jdbc.sql("""
                        select j.id_, own.root_proc_inst_id_, i.journey, i.customer_id, n.incident_timestamp_, j.retries_,
                            j.duedate_, j.suspension_state_""" + FAILING + """
                        join act_ru_execution own on own.id_ = j.process_instance_id_
                        left join journey_instance i on i.id = own.root_proc_inst_id_
                        left join act_ru_incident n on n.configuration_ = j.id_ and n.incident_type_ = 'failedJob'
                        where""" + where)
                .params(values)
                .query((row, number) -> new Standing(
                        row.getString("id_"),
                        row.getString("root_proc_inst_id_"),
                        row.getString("journey"),
                        row.getString("customer_id"),
                        readNullable(row, "incident_timestamp_"),
                        row.getInt("retries_"),
                        row.getInt("retries_") == 0 ? null : readNullable(row, "duedate_"),
                        row.getInt("suspension_state_") == 2))
                .list();
    }

    /** The ids of those who stand there, in the same order. */
    public List<String> ids(Place place, int most) {
        return at(place, 0, most).stream().map(Standing::job).toList();
    }

    /** Where this one stands; nothing when it went on, or its last try did not fail. */
    public Optional<Place> place(String job) {
        return jdbc.sql("select j.process_def_id_, " + ELEMENT + " as element, j.exception_msg_" + FAILING + " where"
                        + FAILED + " and j.id_ = ?")
                .param(job)
                .query((row, number) -> new Place(
                        row.getString("process_def_id_"), row.getString("element"), row.getString("exception_msg_")))
                .optional();
    }

    /**
     * Gives one all its tries, the next one at once, in the caller's transaction.
     *
     * @return false when it went on already, is being tried at this moment, or was given its tries before and waits for
     *     its turn: there is nothing to do
     */
    public boolean retry(String job, int tries) {
        // of two who press at the same moment the second one sees what the first one did
        var found = jdbc.sql("""
                        select retries_, duedate_, lock_exp_time_ from act_ru_job
                        where id_ = ? and exception_stack_id_ is not null for update""")
                .param(job)
                .query((row, number) -> isWaiting(row, tries))
                .optional()
                .orElse(false);
        if (found) {
            management.setJobRetries(job, tries);
            management.setJobDuedate(job, Date.from(clock.instant()));
        }
        return found;
    }

    private boolean isWaiting(ResultSet row, int tries) throws SQLException {
        var now = clock.instant();
        var locked = readNullable(row, "lock_exp_time_");
        if (locked != null && locked.isAfter(now)) {
            return false;
        }
        var due = readNullable(row, "duedate_");
        return row.getInt("retries_") < tries || due != null && due.isAfter(now);
    }

    private static String at(Place place) {
        return FAILED + " and j.process_def_id_ = ? and " + ELEMENT + " = ? and j.exception_msg_"
                + (place.message() == null ? " is null" : " = ?");
    }

    private static List<Object> values(Place place) {
        var values = new ArrayList<Object>(List.of(place.definition(), place.element()));
        if (place.message() != null) {
            values.add(place.message());
        }
        return values;
    }

    private static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        var read = row.getObject(column, LocalDateTime.class);
        return read == null ? null : read.toInstant(ZoneOffset.UTC);
    }
}
