package io.wayline.journey;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;

import io.wayline.events.EventHandler;
import io.wayline.journey.step.Step;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;

/** Lets a test do something in the middle of a node's transaction: in a step, or while an event is handled. */
@TestComponent("meanwhile")
@Step(name = "Meanwhile", description = "Lets the other node act.")
@Order(EventHandler.JOURNEYS - 1)
class Meanwhile implements JavaDelegate, EventHandler {

    private volatile Runnable inTheStep = () -> {};
    private volatile Runnable inTheHandler = () -> {};

    /** Once, when the step is next taken on this node. */
    void inTheStep(Runnable act) {
        inTheStep = act;
    }

    /** Once, when this node next handles an event, before the journeys are told. */
    void inTheHandler(Runnable act) {
        inTheHandler = act;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var act = inTheStep;
        inTheStep = () -> {};
        act.run();
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        var act = inTheHandler;
        inTheHandler = () -> {};
        act.run();
        return false;
    }
}
