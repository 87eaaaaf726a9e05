package io.wayline.journey.engine.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.springframework.stereotype.Component;

/**
 * Puts into the engine what knows the answers already (docs/decisions/0022). How many statements a customer costs is
 * counted by {@code ReferenceJourneyTests}.
 */
@Component
public class EngineCachePlugin extends AbstractProcessEnginePlugin {

    /** As many as the engine keeps by itself. */
    private static final int MOST_VERSIONS = 1_000;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var sessions = new ArrayList<>(
                engine.getCustomSessionFactories() == null ? List.of() : engine.getCustomSessionFactories());
        sessions.add(new Opening(IncidentManager.class, KnownIncidents::new));
        var definitions = new JobDefinitionsSeen();
        sessions.add(new Opening(JobDefinitionManager.class, () -> new KnownJobDefinitions(definitions)));
        engine.setCustomSessionFactories(sessions);
    }

    /** Versions are cached by then, but each is still read again in every transaction. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var versions = new KnownVersions(new DefaultCacheFactory(), MOST_VERSIONS);
        versions.setDeployers(List.copyOf(engine.getDeployers()));
        engine.setDeploymentCache(versions);
    }

    private record Opening(Class<?> type, Supplier<? extends Session> session) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return session.get();
        }
    }
}
