package io.wayline.journey.engine.guard;

import java.util.List;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.history.HistoryLevelActivity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.cache.HistoryOfKnownVersions;

/**
 * Puts the guard where every variable passes: the engine makes an event of each that is set, for its history. Ours looks
 * and makes none, so nothing more is written than before.
 */
@Component
public class GuardedVariables extends AbstractProcessEnginePlugin {

    private final VariableGuard guard;

    GuardedVariables(VariableGuard guard) {
        this.guard = guard;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new Level()));
        engine.setHistory(Level.NAME);
        engine.setHistoryEventProducer(new Producer(guard));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setVariableTypes(new PlainValues((DefaultVariableSerializers) engine.getVariableSerializers()));
    }

    /** The engine's level of the same number, so that a database made before still fits. */
    private static final class Level extends HistoryLevelActivity {

        static final String NAME = "journey";

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean isHistoryEventProduced(HistoryEventType event, @Nullable Object entity) {
            return event == HistoryEventTypes.VARIABLE_INSTANCE_CREATE
                    || event == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE
                    || super.isHistoryEventProduced(event, entity);
        }
    }

    private static final class Producer extends HistoryOfKnownVersions {

        private final VariableGuard guard;

        Producer(VariableGuard guard) {
            this.guard = guard;
        }

        @Override
        public @Nullable HistoryEvent createHistoricVariableCreateEvt(
                VariableInstanceEntity variable, VariableScope scope) {
            guard.check(variable, scope instanceof AbstractVariableScope own ? own : null, true);
            return null;
        }

        @Override
        public @Nullable HistoryEvent createHistoricVariableUpdateEvt(
                VariableInstanceEntity variable, VariableScope scope) {
            guard.check(variable, scope instanceof AbstractVariableScope own ? own : null, false);
            return null;
        }
    }
}
