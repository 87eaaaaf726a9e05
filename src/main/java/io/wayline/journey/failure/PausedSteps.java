package io.wayline.journey.failure;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.job.SuspendedJobs;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.NotFound;

/** The steps that were paused because most of their tries failed, and the way to let them go on. */
@Component
public class PausedSteps {

    private final PausedStepRows rows;
    private final StepCircuitBreaker circuitBreaker;
    private final SuspendedJobs jobs;
    private final ModelLabels labels;

    PausedSteps(PausedStepRows rows, StepCircuitBreaker circuitBreaker, SuspendedJobs jobs, ModelLabels labels) {
        this.rows = rows;
        this.circuitBreaker = circuitBreaker;
        this.jobs = jobs;
        this.labels = labels;
    }

    /** Those that are paused now, the longest first; with names for the reader. */
    public List<PausedStep> list(Locale reader) {
        var open = rows.open();
        var waiting = jobs.waiting(
                open.stream().map(PausedStepRows.Row::jobDefinition).toList());
        return open.stream()
                .map(row -> step(row, waiting.getOrDefault(row.jobDefinition(), 0L), reader))
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
    private PausedStep step(PausedStepRows.Row row, long waiting, Locale reader) {
        var journey = labels.of(row.definitionId(), reader);
        var key = journey.map(Labels::model)
                .map(JourneyModel::key)
                .orElse(row.definitionId().split(":", 2)[0]);
        return new PausedStep(
                row.id(),
                key,
                journey.map(Labels::journey).orElse(key),
                journey.map(Labels::model).map(JourneyModel::version).orElse(0),
                row.element(),
                journey.map(named -> named.element(row.element())).orElse(row.element()),
                row.cause(),
                row.pausedAt(),
                row.failed(),
                row.tries(),
                waiting,
                row.probeAt());
    }
}
