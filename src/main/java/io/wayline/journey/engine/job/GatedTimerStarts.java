package io.wayline.journey.engine.job;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.TimerGate;
import io.wayline.journey.engine.model.JourneyModels;

/** Asks the gate before a timer begins a journey; by itself the engine begins it however late it is, and tells nobody. */
@Component
public class GatedTimerStarts extends TimerStartEventJobHandler {

    private final ObjectProvider<TimerGate> gate;
    private final ObjectProvider<JourneyModels> models;

    GatedTimerStarts(ObjectProvider<TimerGate> gate, ObjectProvider<JourneyModels> models) {
        this.gate = gate;
        this.models = models;
    }

    @Override
    protected void startProcessInstance(CommandContext context, String tenant, ProcessDefinition definition) {
        var due = context.getCurrentJob().getDuedate();
        var journey = models.getObject().readable(definition.getId());
        if (definition.isSuspended() || due == null || journey.isEmpty()) {
            super.startProcessInstance(context, tenant, definition);
            return;
        }
        gate.getObject()
                .due(
                        journey.get(),
                        due.toInstant(),
                        () -> context.getProcessEngineConfiguration()
                                .getRuntimeService()
                                .startProcessInstanceById(definition.getId())
                                .getId());
    }
}
