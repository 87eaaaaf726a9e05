package io.wayline.journey.engine;

import java.util.List;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts save points where nobody who draws should have to think of them, and lets the observer hear of waits and ends.
 *
 * <p>Steps only write rows, so steps that follow each other share a job. After a start and after a caught message a new
 * job begins: a step that fails then never loses the event that led to it.
 */
@Component
class SavePoints extends AbstractBpmnParseListener {

    private final ObjectProvider<EngineObserver> observer;

    SavePoints(ObjectProvider<EngineObserver> observer) {
        this.observer = observer;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        for (var process : processes) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution ->
                    observer.getObject().ended(execution.getProcessInstanceId(), execution.getCurrentActivityId()));
        }
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (scope instanceof ProcessDefinitionEntity) {
            start.setAsyncAfter(true);
        }
    }

    @Override
    public void parseIntermediateMessageCatchEventDefinition(Element element, ActivityImpl wait) {
        savePointAndNews(wait);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl wait) {
        savePointAndNews(wait);
    }

    private void savePointAndNews(ActivityImpl wait) {
        wait.setAsyncAfter(true);
        wait.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> observer.getObject().waits(execution.getProcessInstanceId()));
    }
}
