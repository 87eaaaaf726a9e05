package io.wayline.journey.engine.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.Decided;
import io.wayline.journey.engine.EngineObserver;
import io.wayline.shared.Numbers;

/** Reports each table that a customer's journey evaluates to the observer, in the engine's transaction. */
@Component
public class DecisionReports implements DmnDecisionEvaluationListener {

    private final ObjectProvider<EngineObserver> observer;

    DecisionReports(ObjectProvider<EngineObserver> observer) {
        this.observer = observer;
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent evaluated) {
        var context = Context.getBpmnExecutionContext();
        if (context != null && isOfACustomersJourney(context.getExecution())) {
            var execution = context.getExecution();
            Stream.concat(evaluated.getRequiredDecisionResults().stream(), Stream.of(evaluated.getDecisionResult()))
                    .filter(DmnDecisionTableEvaluationEvent.class::isInstance)
                    .map(DmnDecisionTableEvaluationEvent.class::cast)
                    .forEach(table -> observer.getObject().decided(decided(execution, table)));
        }
    }

    /** Not what a step asks on its own account, such as each cell of the value, nor what is decided about nobody. */
    private static boolean isOfACustomersJourney(ExecutionEntity execution) {
        var activity = execution.getActivity();
        return activity != null
                && "businessRuleTask".equals(activity.getProperty(BpmnProperties.TYPE.getName()))
                && execution.getProcessBusinessKey() != null;
    }

    private static Decided decided(ExecutionEntity execution, DmnDecisionTableEvaluationEvent evaluated) {
        var decision = (DecisionDefinition) evaluated.getDecision();
        var table = (DmnDecisionTableImpl) evaluated.getDecision().getDecisionLogic();
        return new Decided(
                execution.getRootProcessInstanceId(),
                execution.getProcessDefinitionId(),
                execution.getProcessBusinessKey(),
                execution.getActivityInstanceId(),
                execution.getActivityId(),
                decision.getKey(),
                decision.getName() == null ? decision.getKey() : decision.getName(),
                decision.getVersion(),
                inputs(evaluated, table),
                rules(evaluated, table),
                outputs(evaluated));
    }

    private static Map<String, Object> inputs(DmnDecisionTableEvaluationEvent evaluated, DmnDecisionTableImpl table) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var place = 0; place < evaluated.getInputs().size(); place++) {
            var input = evaluated.getInputs().get(place);
            var label = input.getName();
            inputs.put(
                    label == null || label.isBlank()
                            ? table.getInputs().get(place).getExpression().getExpression()
                            : label,
                    plain(input.getValue()));
        }
        return inputs;
    }

    private static List<Decided.Rule> rules(DmnDecisionTableEvaluationEvent evaluated, DmnDecisionTableImpl table) {
        var ids = table.getRules().stream().map(rule -> rule.getId()).toList();
        return evaluated.getMatchingRules().stream()
                .map(rule -> new Decided.Rule(ids.indexOf(rule.getId()) + 1, rule.getId()))
                .toList();
    }

    /** Only tables of which at most one rule holds are published; of others the last would be told. */
    private static Map<String, Object> outputs(DmnDecisionTableEvaluationEvent evaluated) {
        var outputs = new LinkedHashMap<String, Object>();
        evaluated
                .getMatchingRules()
                .forEach(rule ->
                        rule.getOutputEntries().forEach((name, output) -> outputs.put(name, plain(output.getValue()))));
        return outputs;
    }

    private static @Nullable Object plain(org.camunda.bpm.engine.variable.value.@Nullable TypedValue value) {
        var plain = value == null ? null : value.getValue();
        return plain instanceof Number number ? Numbers.canonical(number) : plain;
    }
}
