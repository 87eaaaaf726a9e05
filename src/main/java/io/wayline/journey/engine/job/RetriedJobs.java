package io.wayline.journey.engine.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailingJobs.Place;
import io.wayline.shared.RowTime;

/** Keeps which steps a person had tried again, and reads from the engine what became of each. */
@Component
public class RetriedJobs {

    private final JdbcClient jdbc;
    private final Clock clock;

    RetriedJobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps that a press began; does nothing when it has begun. In the caller's transaction. */
    public void begun(String run, String failure, Place place, String by) {
        jdbc.sql("""
                        insert into journey_retry (run, failure, definition_id, element, cause, asked_by, asked_at)
                        select ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from journey_retry where run = ?)""")
                .params(
                        run,
                        failure,
                        place.definition(),
                        place.element(),
                        place.message(),
                        by,
                        RowTime.of(clock.instant()),
                        run)
                .update();
    }

    /** Keeps that this one was given its tries again; what it had come to by an earlier press stays known. */
    public void retried(String run, String job, int tries) {
        jdbc.sql("update journey_retry_job set again = true where job = ? and run <> ? and again = false")
                .params(job, run)
                .update();
        jdbc.sql("insert into journey_retry_job (run, job, tries, again) values (?, ?, ?, false)")
                .params(run, job, tries)
                .update();
    }

    /**
     * What became of those whom one press tried again.
     *
     * @param all how many it were
     * @param on how many went on, or left the step by another way
     * @param again how many failed again
     */
    public record Press(String run, String failure, Place place, String by, Instant at, long all, long on, long again) {

        /** How many wait for their turn. */
        public long waiting() {
            return all - on - again;
        }
    }

    private static final String FAILED_AGAIN = "(r.again or (j.id_ is not null and j.retries_ < r.tries))";

    /**
     * The presses since then, the newest first.
     *
     * @param failure of this step and cause only; null means all
     */
    public List<Press> presses(@Nullable String failure, Instant since, int most) {
        return jdbc.sql("""
                        select p.run, p.failure, p.definition_id, p.element, p.cause, p.asked_by, p.asked_at,
                            count(*) as asked,
                            sum(case when not r.again and j.id_ is null then 1 else 0 end) as gone,
                            sum(case when\s""" + FAILED_AGAIN + """
                             then 1 else 0 end) as failed
                        from (select * from journey_retry where asked_at >= :since and (:any = 1 or failure = :failure)
                            order by asked_at desc, run fetch first :most rows only) p
                        join journey_retry_job r on r.run = p.run left join act_ru_job j on j.id_ = r.job
                        group by p.run, p.failure, p.definition_id, p.element, p.cause, p.asked_by, p.asked_at
                        order by p.asked_at desc, p.run""")
                .param("since", RowTime.of(since))
                .param("any", failure == null ? 1 : 0)
                .param("failure", failure == null ? "" : failure)
                .param("most", most)
                .query((row, number) -> new Press(
                        row.getString("run"),
                        row.getString("failure"),
                        new Place(row.getString("definition_id"), row.getString("element"), row.getString("cause")),
                        row.getString("asked_by"),
                        RowTime.read(row, "asked_at"),
                        row.getLong("asked"),
                        row.getLong("gone"),
                        row.getLong("failed")))
                .list();
    }

    /** Why those of a press failed again who did, the most frequent cause first, and where. */
    public List<Place> causes(String run, int most) {
        return jdbc.sql("""
                        select j.process_def_id_, coalesce(j.failed_act_id_, d.act_id_) as element, j.exception_msg_,
                            count(*) as failures
                        from journey_retry_job r join act_ru_job j on j.id_ = r.job
                        left join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where r.run = ? and r.again = false and j.retries_ < r.tries
                        group by j.process_def_id_, coalesce(j.failed_act_id_, d.act_id_), j.exception_msg_
                        order by failures desc fetch first ? rows only""")
                .params(run, most)
                .query((row, number) -> new Place(
                        row.getString("process_def_id_"), row.getString("element"), row.getString("exception_msg_")))
                .list();
    }

    /** Drops what was asked for so long ago that nobody looks for it. */
    public void forget(Duration after) {
        jdbc.sql("delete from journey_retry where asked_at < ?")
                .param(RowTime.of(clock.instant().minus(after)))
                .update();
    }
}
