package io.wayline.journey.failure;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.job.SuspendedJobs;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.shared.NotFound;

/** The steps that were paused because most of their tries failed, and the way to let them go on. */
@Component
public class SuspendedSteps {

    private final SuspendedStepRows rows;
    private final StepCircuitBreaker circuitBreaker;
    private final SuspendedJobs jobs;
    private final JourneyModels models;

    SuspendedSteps(
            SuspendedStepRows rows, StepCircuitBreaker circuitBreaker, SuspendedJobs jobs, JourneyModels models) {
        this.rows = rows;
        this.circuitBreaker = circuitBreaker;
        this.jobs = jobs;
        this.models = models;
    }

    /** Those that are paused now, the longest first. */
    public List<SuspendedStep> list() {
        var open = rows.open();
        var waiting = jobs.waiting(
                open.stream().map(SuspendedStepRows.Row::jobDefinition).toList());
        return open.stream()
                .map(row -> step(row, waiting.getOrDefault(row.jobDefinition(), 0L)))
                .toList();
    }

    /**
     * Lets all who wait at a paused step go on now. When its cause is still there, it is paused again.
     *
     * @param by the account of who asks; kept with the pause
     * @throws NotFound when there is no such pause, or it is over
     */
    @Transactional
    public void resume(String id, String by) {
        var step = rows.open(id).orElseThrow(() -> new NotFound("paused step"));
        if (!circuitBreaker.resume(step, by)) {
            throw new NotFound("paused step");
        }
    }

    /** A version that cannot be read any more must not hide the pauses of all others. */
    private SuspendedStep step(SuspendedStepRows.Row row, long waiting) {
        var journey = models.readable(row.definitionId());
        var key = journey.map(JourneyModel::key).orElse(row.definitionId().split(":", 2)[0]);
        return new SuspendedStep(
                row.id(),
                key,
                journey.map(JourneyModel::name).orElse(key),
                journey.map(JourneyModel::version).orElse(0),
                row.element(),
                journey.map(model -> model.label(row.element())).orElse(row.element()),
                row.cause(),
                row.pausedAt(),
                row.failed(),
                row.tries(),
                waiting,
                row.probeAt());
    }
}
