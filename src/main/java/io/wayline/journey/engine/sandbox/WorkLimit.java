package io.wayline.journey.engine.sandbox;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

import io.wayline.shared.InvalidValue;

/**
 * Bounds the elements that are entered in one command of the engine, and so in one job and one transaction. A diagram
 * that comes round without a wait would otherwise run until the memory is used up. Past the limit no element can be
 * entered, so no error event of the diagram can catch the refusal and go on.
 */
final class WorkLimit implements ExecutionListener {

    private final int most;
    private final InstanceLimits instances;

    WorkLimit(int most, InstanceLimits instances) {
        this.most = most;
        this.instances = instances;
    }

    /** Counts every element of a process, at any depth. */
    void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(EVENTNAME_START, this);
            if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior) {
                activity.addBuiltInListener(EVENTNAME_START, (ExecutionListener) this::calls);
            }
            watch(activity);
        }
    }

    /**
     * @throws InvalidValue when the limit is passed; nothing but a changed diagram helps
     * @throws OverLimit when the customer’s way has done too much, in this transaction and those before
     */
    @Override
    public void notify(DelegateExecution execution) {
        var work = Context.getCommandContext().getSession(WorkDone.class);
        var entered = work.oneMore();
        if (entered > most) {
            throw new InvalidValue(
                    execution.getCurrentActivityId(),
                    "is reached after %d elements without a wait".formatted(most),
                    "put a timer, a message, or a user task on the way round, and publish the journey again");
        }
        instances.entered((ExecutionEntity) execution, entered);
    }

    private void calls(DelegateExecution execution) {
        instances.calls((ExecutionEntity) execution);
    }
}
