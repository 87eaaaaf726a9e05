package io.wayline.journey.engine.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.TrialDecision;

/** The engine's own evaluation of a table, under the second lock, without a deployment and without a trace. */
@Component
class TrialTables implements TrialDecision {

    private final ProcessEngineConfigurationImpl engine;

    TrialTables(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public Answer answer(ModelFile table, Map<String, @Nullable Object> inputs) {
        try {
            var said = engine.getCommandExecutorTxRequired().execute(context -> said(table, inputs));
            return new Answer(
                    said.getResultList().stream()
                            .<Map<String, @Nullable Object>>map(HashMap::new)
                            .toList(),
                    null);
        } catch (RuntimeException refused) {
            return new Answer(List.of(), innermost(refused));
        }
    }

    private DmnDecisionTableResult said(ModelFile table, Map<String, @Nullable Object> inputs) {
        var content = new ByteArrayInputStream(table.content().getBytes(StandardCharsets.UTF_8));
        var decisions = engine.getDmnEngine();
        return decisions.evaluateDecisionTable(decisions.parseDecision(table.key(), content), inputs);
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
