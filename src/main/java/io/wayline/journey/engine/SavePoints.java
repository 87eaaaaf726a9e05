package io.wayline.journey.engine;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
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
public class SavePoints extends AbstractBpmnParseListener {

    private final ObjectProvider<EngineObserver> observer;

    /** The end that this thread has just seen inside an event sub-process. */
    private final ThreadLocal<EndInside> endInside = new ThreadLocal<>();

    SavePoints(ObjectProvider<EngineObserver> observer) {
        this.observer = observer;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        for (var process : processes) {
            leaveStartsToUs(process);
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                var instance = execution.getProcessInstanceId();
                observer.getObject().left(execution.getProcessDefinitionId(), instance, instance);
                observer.getObject().ended(instance, endOf(execution));
            });
        }
    }

    /**
     * The engine lets only one journey begin with a message and starts it by itself. Here an event may start any number
     * of journeys, and who may enter is decided by us: {@link JourneyStarter} starts them by their definition.
     */
    private static void leaveStartsToUs(ProcessDefinitionEntity process) {
        EventSubscriptionDeclaration.getDeclarationsForScope(process)
                .values()
                .removeIf(EventSubscriptionDeclaration::isStartEvent);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        // an event sub-process is begun by an event, too
        if (scope instanceof ProcessDefinitionEntity || element.element("messageEventDefinition") != null) {
            start.setAsyncAfter(true);
        }
    }

    @Override
    public void parseIntermediateMessageCatchEventDefinition(Element element, ActivityImpl wait) {
        wait.setAsyncAfter(true);
        tellOfWaits(wait);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl wait) {
        wait.setAsyncAfter(true);
        tellOfWaits(wait);
    }

    /** The gateway waits for all events behind it together. */
    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl gateway) {
        tellOfWaits(gateway);
    }

    /** A boundary event waits as long as the activity that it sits on. */
    @Override
    public void parseBoundaryMessageEventDefinition(Element element, boolean interrupting, ActivityImpl boundary) {
        boundary.setAsyncAfter(true);
        tellOfWaits(boundary.getEventScope());
    }

    /** The start of an event sub-process waits as long as the process or sub-process around it. */
    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl subProcess) {
        if (subProcess.isTriggeredByEvent()) {
            tellOfWaits(scope);
        }
        subProcess.addBuiltInListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> observer.getObject()
                        .left(
                                execution.getProcessDefinitionId(),
                                execution.getProcessInstanceId(),
                                execution.getActivityInstanceId()));
    }

    /** Whoever draws a call need not think of whom it is about. */
    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl call) {
        if (call.getActivityBehavior() instanceof CallableElementActivityBehavior behavior) {
            var customer = new CallableElementParameter();
            // the engine takes a constant for the name of a variable
            customer.setSourceValueProvider(new ConstantValueProvider(Engine.CUSTOMER));
            customer.setTarget(Engine.CUSTOMER);
            behavior.getCallableElement().addInput(customer);
            behavior.getCallableElement().setBusinessKeyValueProvider(new OfTheCaller());
        }
    }

    /** A broken step behind a task never fails the person who completes it. */
    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
        task.setAsyncAfter(true);
    }

    /** Branches that meet would otherwise collide, and the loser's last step would be taken again. */
    @Override
    public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl gateway) {
        if (gateway.getIncomingTransitions().size() > 1) {
            gateway.setAsyncBefore(true);
        }
    }

    @Override
    public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl gateway) {
        parseParallelGateway(element, scope, gateway);
    }

    /** A journey that ends in an event sub-process stands at that as a whole, and no longer at the end inside. */
    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl end) {
        if (scope instanceof ActivityImpl part && part.isTriggeredByEvent()) {
            end.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution ->
                    endInside.set(new EndInside(execution.getProcessInstanceId(), part.getId(), end.getId())));
        }
    }

    private String endOf(DelegateExecution execution) {
        var inside = endInside.get();
        endInside.remove();
        if (execution.isCanceled()) {
            return "";
        }
        var at = Objects.requireNonNullElse(execution.getCurrentActivityId(), "");
        return inside != null && inside.part().equals(at) && inside.instance().equals(execution.getProcessInstanceId())
                ? inside.end()
                : at;
    }

    private record EndInside(String instance, String part, String end) {}

    private void tellOfWaits(PvmScope place) {
        ((CoreModelElement) place).addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> observer.getObject().waits(((ExecutionEntity) execution).getRootProcessInstanceId()));
    }

    /** A journey that is called is about the customer whom its caller is about. */
    private static final class OfTheCaller implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope caller) {
            return caller.getVariable(Engine.CUSTOMER);
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
