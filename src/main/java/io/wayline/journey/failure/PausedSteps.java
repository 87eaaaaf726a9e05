package io.wayline.journey.failure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.job.SuspendedJobs;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;

/** The steps that are paused, by a person or because most of their tries failed, and the way to let them go on. */
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

    /**
     * Those that are paused now, the longest first; with names for the reader. What one act of a person paused, in several
     * versions, is one.
     */
    public List<PausedStep> list(Locale reader) {
        var open = rows.open();
        var waiting = jobs.waiting(
                open.stream().map(PausedStepRows.Row::jobDefinition).toList());
        var steps = new LinkedHashMap<String, PausedStep>();
        open.forEach(row -> steps.merge(
                row.byHand() == null ? row.id() : row.byHand().act(),
                step(row, waiting.getOrDefault(row.jobDefinition(), 0L), reader),
                PausedStep::with));
        return List.copyOf(steps.values());
    }

    /**
     * Lets all who wait at a paused step go on, some at a time; what one act of a person paused goes on together. When the
     * cause of its failures is still there, it is paused again.
     *
     * @param by the account of who asks; kept with the pause
     * @param reason why, or null
     * @throws InvalidValue when the reason is too long
     * @throws NotFound when there is no such pause, or it is over
     */
    @Transactional
    public void resume(String id, String by, @Nullable String reason) {
        var why = reason == null || reason.isBlank() ? null : ReasonText.read(reason);
        var step = rows.open(id).orElseThrow(() -> new NotFound("paused step"));
        var byHand = step.byHand();
        var all = byHand == null ? List.of(step) : rows.ofAct(byHand.act());
        if (all.stream().filter(each -> circuitBreaker.resume(each, by, why)).count() == 0) {
            throw new NotFound("paused step");
        }
    }

    /** As {@link #resume(String, String, String)}, where nobody is asked why. */
    @Transactional
    public void resume(String id, String by) {
        resume(id, by, null);
    }

    /** A version that cannot be read any more must not hide the pauses of all others. */
    private PausedStep step(PausedStepRows.Row row, long waiting, Locale reader) {
        var journey = labels.of(row.definitionId(), reader);
        var key = journey.map(Labels::model)
                .map(JourneyModel::key)
                .orElse(row.definitionId().split(":", 2)[0]);
        var byHand = row.byHand();
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
                row.probeAt(),
                byHand == null ? null : byHand.by(),
                byHand == null ? null : byHand.reason(),
                row.releasing());
    }
}
