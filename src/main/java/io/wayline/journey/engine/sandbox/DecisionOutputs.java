package io.wayline.journey.engine.sandbox;

import java.util.Set;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.Catalogue;

/**
 * After a decision sets one variable for each of its outcomes, and null where no rule holds. Left to itself the engine
 * keeps two outcomes as one serialised Java object.
 */
@Component
public class DecisionOutputs extends AbstractBpmnParseListener {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String RESULT = "decisionResult";

    private final ObjectProvider<Catalogue> catalogue;

    DecisionOutputs(ObjectProvider<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl task) {
        var decision = element.attribute(CAMUNDA + ":decisionRef");
        task.addBuiltInListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> set(execution, decision));
    }

    private void set(DelegateExecution execution, String decision) {
        if (!(execution.getVariableLocal(RESULT) instanceof DmnDecisionResult result)) {
            return;
        }
        var outcome = result.getSingleResult();
        var names = catalogue.getObject().decision(decision).orElse(Set.of());
        names.forEach(name -> execution.setVariable(name, outcome == null ? null : outcome.get(name)));
        execution.removeVariableLocal(RESULT);
    }
}
