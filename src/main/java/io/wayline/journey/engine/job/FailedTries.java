package io.wayline.journey.engine.job;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tries of steps that failed lately, on any node; a try that passes costs nothing here. */
@Component
public class FailedTries {

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes a failure in the transaction in which the engine notes it; the engine's own housekeeping is left out. */
    void add(JobEntity job) {
        if (job.getJobDefinitionId() != null && job.getActivityId() != null) {
            var failed = job.getFailedActivityId();
            jdbc.sql("""
                            insert into journey_failed_try (job_definition, job, element, cause, failed_at)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            job.getJobDefinitionId(),
                            job.getId(),
                            failed == null ? job.getActivityId() : failed,
                            job.getExceptionMessage(),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** A job definition and how many of its tries failed. */
    public record Count(String jobDefinition, int failed) {}

    /** Those with more failures than so many since then. */
    public List<Count> moreThan(int many, Instant since) {
        return jdbc.sql("""
                        select job_definition, count(*) as failures from journey_failed_try where failed_at >= ?
                        group by job_definition having count(*) > ?""")
                .params(since.atOffset(ZoneOffset.UTC), many)
                .query((row, number) -> new Count(row.getString("job_definition"), row.getInt("failures")))
                .list();
    }

    /** What failed most often, and what it said last. */
    public record Worst(String element, @Nullable String cause) {}

    /** The element of a job definition that failed most often since then. */
    public Worst worst(String jobDefinition, Instant since) {
        return jdbc.sql("""
                        select t.element, t.cause from journey_failed_try t where t.id = (
                            select max(id) from journey_failed_try where job_definition = ? and failed_at >= ?
                            group by element order by count(*) desc, max(id) desc fetch first 1 rows only)""")
                .params(jobDefinition, since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Worst(row.getString("element"), row.getString("cause")))
                .single();
    }

    public boolean has(String job, Instant since) {
        return jdbc.sql("select count(*) from journey_failed_try where job = ? and failed_at >= ?")
                        .params(job, since.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** How many steps failed lately and are tried again by themselves; counted up to so many. */
    public long retried(Instant since, int most) {
        return jdbc.sql("""
                        select count(*) from (select distinct t.job from journey_failed_try t
                            join act_ru_job j on j.id_ = t.job
                            where j.retries_ > 0 and j.exception_msg_ is not null and t.failed_at >= ?
                            fetch first ? rows only) retried""")
                .params(since.atOffset(ZoneOffset.UTC), most)
                .query(Long.class)
                .single();
    }

    /** Lets a step begin anew. */
    public void forget(String jobDefinition) {
        jdbc.sql("delete from journey_failed_try where job_definition = ?")
                .param(jobDefinition)
                .update();
    }

    public void forgetBefore(Instant then) {
        jdbc.sql("delete from journey_failed_try where failed_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }
}
