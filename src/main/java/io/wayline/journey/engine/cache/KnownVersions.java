package io.wayline.journey.engine.cache;

import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Takes a version of a journey for what it was when it was read. The engine looks into the database in each transaction
 * whether a version was stopped meanwhile; ours are stopped only for those who would enter, and who enters is decided
 * before the engine is asked.
 */
final class KnownVersions extends DeploymentCache {

    KnownVersions(CacheFactory caches, int capacity) {
        super(caches, capacity);
    }

    @Override
    public ProcessDefinitionEntity findDeployedProcessDefinitionById(String id) {
        @Nullable ProcessDefinitionEntity known = findProcessDefinitionFromCache(id);
        return known == null ? super.findDeployedProcessDefinitionById(id) : known;
    }
}
