package io.wayline.journey.engine.job;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.FlowNode;

/**
 * Steps that the engine holds: who comes to one waits there. What is held is a job definition, the run of steps from one
 * save point to the next in one version, because that is what the engine tries as a whole; every call joins the caller's
 * transaction.
 */
@Component
public class SuspendedJobs {

    private static final int AT_ONCE = 200;

    private final ManagementService management;
    private final JourneyModels models;
    private final JdbcClient jdbc;

    SuspendedJobs(ManagementService management, JourneyModels models, JdbcClient jdbc) {
        this.management = management;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * A run of steps that the engine tries as a whole.
     *
     * @param definition the version of the journey
     * @param firsts the elements of which one is reached whenever it passes
     */
    public record Run(String jobDefinition, String definition, List<String> firsts) {}

    /** The run of this job definition; nothing when its version is gone. */
    public Optional<Run> run(String jobDefinition) {
        var found = management
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinition)
                .singleResult();
        if (found == null) {
            return Optional.empty();
        }
        var next = models
                .version(found.getProcessDefinitionId())
                .diagram()
                .node(found.getActivityId())
                .orElseThrow()
                .outgoing()
                .stream()
                .flatMap(flow -> flow.target().stream())
                .map(FlowNode::id)
                .toList();
        var before = "async-before".equals(found.getJobConfiguration()) || next.isEmpty();
        return Optional.of(
                new Run(jobDefinition, found.getProcessDefinitionId(), before ? List.of(found.getActivityId()) : next));
    }

    /** How many passed a run lately, counted up to so many, so that a busy step costs no more than a quiet one. */
    public int passed(Run run, Duration window, int most) {
        var since = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC)
                .minus(window);
        return jdbc.sql("""
                        select count(*) from (select id_ from act_hi_actinst where start_time_ >= :since
                            and proc_def_id_ = :definition and act_id_ in (:firsts)
                            fetch first :most rows only) passed""")
                .param("since", since)
                .param("definition", run.definition())
                .param("firsts", run.firsts())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** How often one instance has passed a run so far. */
    public int passed(Run run, String instance) {
        return jdbc.sql("select count(*) from act_hi_actinst where proc_inst_id_ = :instance and act_id_ in (:firsts)")
                .param("instance", instance)
                .param("firsts", run.firsts())
                .query(Integer.class)
                .single();
    }

    /** Suspends all who wait at a run of steps, and who comes from now on. */
    public void suspend(String jobDefinition) {
        management.suspendJobDefinitionById(jobDefinition, true);
    }

    /** Lets who comes from now on go on; those who waited are let go by {@link #release}. */
    public void open(String jobDefinition) {
        management.activateJobDefinitionById(jobDefinition, false);
    }

    /**
     * Lets some of those go on who waited, the longest first, save those whose instance an operator has paused.
     *
     * @return how many it were; fewer than asked for when nobody is left
     */
    public int release(String jobDefinition, int most) {
        var jobs = jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join act_ru_execution e on e.id_ = j.process_instance_id_
                        where j.job_def_id_ = ? and j.suspension_state_ = 2 and e.suspension_state_ = 1
                        order by j.create_time_, j.id_ fetch first ? rows only""").params(jobDefinition, most).query(String.class).list();
        jobs.forEach(management::activateJobById);
        return jobs.size();
    }

    /** Suspends again who slipped through: made while the step was being suspended, or let go with its instance. */
    public void suspendStragglers(String jobDefinition, String probe) {
        jdbc.sql("""
                        select id_ from act_ru_job where job_def_id_ = ? and suspension_state_ = 1 and id_ <> ?
                        fetch first ? rows only""")
                .params(jobDefinition, probe, AT_ONCE)
                .query(String.class)
                .list()
                .forEach(management::suspendJobById);
    }

    /** Somebody who waits at a suspended step. */
    public record Waiting(String job, String instance, int retries) {}

    /** Who has waited longest, may be tried now, and was not paused by an operator. */
    public Optional<Waiting> next(String jobDefinition) {
        var now = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC);
        return jdbc.sql("""
                        select j.id_, j.process_instance_id_, j.retries_ from act_ru_job j
                        join act_ru_execution e on e.id_ = j.process_instance_id_
                        where j.job_def_id_ = ? and j.suspension_state_ = 2 and j.retries_ > 0
                        and e.suspension_state_ = 1 and (j.type_ = 'message' or j.duedate_ <= ?)
                        order by j.create_time_, j.id_ fetch first 1 rows only""")
                .params(jobDefinition, now)
                .query((row, number) -> new Waiting(
                        row.getString("id_"), row.getString("process_instance_id_"), row.getInt("retries_")))
                .optional();
    }

    /** Lets one through, at once. */
    public void let(String job) {
        management.setJobDuedate(job, ClockUtil.getCurrentTime());
        management.activateJobById(job);
    }

    /** Holds one who was let through, with as many tries left as before. */
    public void takeBack(String job, int retries) {
        if (exists(job)) {
            management.suspendJobById(job);
            management.setJobRetries(job, retries);
        }
    }

    public boolean exists(String job) {
        return management.createJobQuery().jobId(job).count() > 0;
    }

    /**
     * How many are held at each of these steps, without those who failed for good and those whose time has not come; a
     * step where nobody is held is left out.
     */
    public Map<String, Long> waiting(Collection<String> jobDefinitions) {
        return counts(jobDefinitions, " and suspension_state_ = 2");
    }

    /** How many would be held at each of these steps if they were suspended now; counted as {@link #waiting} does. */
    public Map<String, Long> coming(Collection<String> jobDefinitions) {
        return counts(jobDefinitions, "");
    }

    private Map<String, Long> counts(Collection<String> jobDefinitions, String which) {
        if (jobDefinitions.isEmpty()) {
            return Map.of();
        }
        var now = LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneOffset.UTC);
        return jdbc
                .sql("""
                        select job_def_id_, count(*) as jobs from act_ru_job where job_def_id_ in (:steps)
                        and retries_ > 0 and (type_ = 'message' or duedate_ <= :now)""" + which + " group by job_def_id_")
                .param("steps", jobDefinitions)
                .param("now", now)
                .query((row, number) -> Map.entry(row.getString("job_def_id_"), row.getLong("jobs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
