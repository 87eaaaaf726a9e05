package io.wayline.journey.engine.setup;

import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

import io.wayline.journey.reference.References;

/**
 * A step whose inputs hold references themselves where the diagram has stand-ins, so that no step knows of them. The
 * engine has its stand-ins back before anything is written.
 */
final class StepInFull implements JavaDelegate {

    private final JavaDelegate step;
    private final References references;

    StepInFull(JavaDelegate step, References references) {
        this.step = step;
        this.references = references;
    }

    @Override
    public void execute(DelegateExecution execution) throws Exception {
        var standIns = standIns(execution);
        standIns.forEach((input, text) -> execution.setVariableLocal(input, references.inFull(text)));
        try {
            step.execute(execution);
        } finally {
            standIns.forEach(execution::setVariableLocal);
        }
    }

    /** A step without inputs has no scope of its own, and what is local there is the journey's. */
    private static Map<String, String> standIns(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getActivity().isScope()
                ? execution.getVariablesLocal().entrySet().stream()
                        .filter(input -> input.getValue() instanceof String text && References.mayHoldOne(text))
                        .collect(Collectors.toMap(Map.Entry::getKey, input -> (String) input.getValue()))
                : Map.of();
    }
}
