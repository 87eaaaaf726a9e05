package io.wayline.journey.engine.cache;

import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.jspecify.annotations.Nullable;

/**
 * Reads the definition of a job once a second instead of twice a job. Whoever comes to a step in the second in which
 * another node holds it slips through, and is held by that node's next look at its stragglers.
 */
final class KnownJobDefinitions extends JobDefinitionManager {

    private final JobDefinitionsSeen seen;

    KnownJobDefinitions(JobDefinitionsSeen seen) {
        this.seen = seen;
    }

    @Override
    public @Nullable JobDefinitionEntity findById(String id) {
        return seen.get(id, super::findById);
    }

    @Override
    public void updateJobDefinitionSuspensionStateById(String id, SuspensionState state) {
        super.updateJobDefinitionSuspensionStateById(id, state);
        seen.forget(id);
    }

    @Override
    public void deleteJobDefinitionsByProcessDefinitionId(String id) {
        super.deleteJobDefinitionsByProcessDefinitionId(id);
        seen.forgetAll();
    }
}
