package io.wayline.journey.engine.cache;

import java.util.List;

import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Knows that a job with tries left has no incident: the engine makes one when the last try is used up, and ends it before
 * it gives new tries to a job. It would look for one behind every job that is done.
 */
final class KnownIncidents extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String configuration) {
        @Nullable JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        return job != null && job.getRetries() > 0 ? List.of() : super.findIncidentByConfiguration(configuration);
    }
}
