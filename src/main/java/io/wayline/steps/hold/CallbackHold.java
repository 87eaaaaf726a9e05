package io.wayline.steps.hold;

import java.util.Optional;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.CallbackUpkeep;
import io.wayline.callback.Callbacks;
import io.wayline.callback.attempt.CallAttempts;
import io.wayline.journey.step.StepReservation;

/** Gives the places of calls back when journeys leave them; calls themselves know nothing of journeys. */
@Component
class CallbackHold implements StepReservation {

    private final Callbacks callbacks;
    private final CallAttempts attempts;
    private final CallbackUpkeep upkeep;

    CallbackHold(Callbacks callbacks, CallAttempts attempts, CallbackUpkeep upkeep) {
        this.callbacks = callbacks;
        this.attempts = attempts;
        this.upkeep = upkeep;
    }

    @Override
    public String step() {
        return "scheduleCallback";
    }

    @Override
    public String about() {
        return "callbackRef";
    }

    @Override
    public String result() {
        return "callResult";
    }

    @Override
    public Optional<String> taskCameUp(String held, String task) {
        return callbacks.taskCameUp(held, task);
    }

    @Override
    public void taskPassedTo(String task, @Nullable String assignee) {
        attempts.taskPassedTo(task, assignee);
    }

    @Override
    public void taskCompleted(String task, @Nullable String result) {
        callbacks.taskCompleted(task, result);
    }

    @Override
    public void taskWithdrawn(String task) {
        callbacks.taskWithdrawn(task);
    }

    @Override
    public void left(String instance, String scope) {
        if (scope.equals(instance)) {
            callbacks.instanceEnded(instance);
        } else {
            callbacks.scopeLeft(instance, scope);
        }
    }

    @Override
    public int reconcile(BiPredicate<String, @Nullable String> isThere) {
        return upkeep.reconcile(callback -> isThere.test(callback.instance(), callback.task()));
    }
}
