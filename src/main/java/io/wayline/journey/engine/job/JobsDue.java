package io.wayline.journey.engine.job;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedWork;

/** Steps that are taken, and timers that fire. */
@Component
class JobsDue implements TimedWork {

    private final ObjectProvider<ManagementService> jobs;
    private final JobBacklog backlog;

    JobsDue(ObjectProvider<ManagementService> jobs, JobBacklog backlog) {
        this.jobs = jobs;
        this.backlog = backlog;
    }

    @Override
    public boolean isInHand() {
        return backlog.isHeld();
    }

    /** The engine knows what is due by its own clock, which is as far ahead. */
    @Override
    public long due(Instant now) {
        return jobs.getObject().createJobQuery().executable().active().count();
    }

    @Override
    public Optional<Instant> next(Instant after, Instant last) {
        return jobs
                .getObject()
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(after))
                .duedateLowerThan(Date.from(last.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }
}
