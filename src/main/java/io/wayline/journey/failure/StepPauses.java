package io.wayline.journey.failure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.job.StepRuns;
import io.wayline.journey.engine.job.SuspendedJobs;
import io.wayline.journey.engine.statistics.ActivityCounts;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;

/**
 * Pauses a step because a person says so, in every version on which somebody is: who comes to it waits, and nobody is
 * lost. {@link PausedSteps} lets it go on.
 */
@Component
public class StepPauses {

    private static final Logger log = LoggerFactory.getLogger(StepPauses.class);

    private final StepRuns runs;
    private final SuspendedJobs jobs;
    private final PausedStepRows rows;
    private final ActivityCounts versions;
    private final ModelLabels labels;
    private final TransactionTemplate own;

    StepPauses(
            StepRuns runs,
            SuspendedJobs jobs,
            PausedStepRows rows,
            ActivityCounts versions,
            ModelLabels labels,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.jobs = jobs;
        this.rows = rows;
        this.versions = versions;
        this.labels = labels;
        this.own = new TransactionTemplate(transactions);
    }

    /**
     * What pausing a step would do.
     *
     * @param customers how many would wait there at once
     * @param beside the names of other steps that would be held with it, since the engine takes them together
     * @param versions in how many versions
     */
    public record Prospect(long customers, List<String> beside, int versions) {}

    /** Nothing when it cannot be paused by itself, or is paused already. */
    public Optional<Prospect> prospect(String journey, String element, Locale reader) {
        var held = rows.open().stream()
                .filter(row -> !row.releasing())
                .map(PausedStepRows.Row::jobDefinition)
                .toList();
        var open = runs(journey, element).stream()
                .filter(run -> !held.containsAll(run.leading().jobDefinitions()))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var beside = new LinkedHashSet<String>();
        open.forEach(run -> labels.of(run.definition(), reader)
                .ifPresent(named -> run.leading().steps().forEach(step -> beside.add(named.element(step)))));
        var coming = jobs.coming(open.stream()
                .flatMap(run -> run.leading().jobDefinitions().stream())
                .toList());
        return Optional.of(new Prospect(
                coming.values().stream().mapToLong(Long::longValue).sum(), List.copyOf(beside), open.size()));
    }

    /**
     * Holds all who come to a step, and those who are on their way to it from the last save point. What is paused already
     * stays as it is. A version that is published later is not paused.
     *
     * @param by the account of who asks
     * @return the id of the pause
     * @throws NotFound when no version has such a step
     * @throws StepNotPausable when the engine cannot hold it by itself
     * @throws InvalidValue when the reason is empty or too long
     */
    public String pause(String journey, String element, String by, String reason) {
        var why = ReasonText.read(reason);
        var found = runs(journey, element);
        if (found.isEmpty()) {
            if (drawn(journey, element)) {
                throw new StepNotPausable();
            }
            throw new NotFound("step");
        }
        var byHand = new PausedStepRows.ByHand(UUID.randomUUID().toString(), by, why);
        try {
            own.executeWithoutResult(open -> found.forEach(run -> hold(run, element, byHand)));
        } catch (DuplicateKeyException another) {
            log.debug("Step {} of {} was paused by somebody else at the same moment", element, journey);
        }
        return rows.open().stream()
                .filter(row -> found.stream()
                        .anyMatch(run -> run.leading().jobDefinitions().contains(row.jobDefinition())))
                .map(PausedStepRows.Row::id)
                .findFirst()
                .orElseThrow(StepNotPausable::new);
    }

    private void hold(Run run, String element, PausedStepRows.ByHand byHand) {
        var open = rows.open();
        for (var jobDefinition : run.leading().jobDefinitions()) {
            var now = open.stream()
                    .filter(row -> row.jobDefinition().equals(jobDefinition))
                    .findFirst();
            if (now.isPresent() && !now.get().releasing()) {
                continue;
            }
            // who was not let go yet waits on, for the new reason
            now.ifPresent(row -> rows.resumed(row.id(), row.resumedBy()));
            rows.pause(jobDefinition, run.definition(), element, byHand);
            jobs.suspend(jobDefinition);
            log.info("Step {} of {} is paused by {}", element, run.definition(), byHand.by());
        }
    }

    /** What has to be held in one version. */
    private record Run(String definition, StepRuns.Leading leading) {}

    private List<Run> runs(String journey, String element) {
        var found = new ArrayList<Run>();
        for (var version : versions.occupied(journey)) {
            if (isStep(version.definition(), element)) {
                runs.to(version.definition(), element)
                        .ifPresent(leading -> found.add(new Run(version.definition(), leading)));
            }
        }
        return found;
    }

    private boolean isStep(String definition, String element) {
        return labels.of(definition, Locale.ROOT)
                .map(Labels::model)
                .flatMap(model -> model.diagram().node(element))
                .filter(node ->
                        node.is(NodeKind.SERVICE_TASK, NodeKind.DECISION_TASK, NodeKind.USER_TASK, NodeKind.CALL))
                .isPresent();
    }

    private boolean drawn(String journey, String element) {
        return versions.occupied(journey).stream()
                .flatMap(version -> labels.of(version.definition(), Locale.ROOT).stream())
                .anyMatch(named -> named.model().diagram().node(element).isPresent());
    }
}
