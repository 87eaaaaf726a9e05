package io.wayline.steps;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.Journeys;
import io.wayline.journey.step.Step;
import io.wayline.journey.task.upkeep.WorkEscalation;
import io.wayline.shared.InvalidValue;

/** Brings the journey's own open tasks forward. */
@Step(
        name = "Escalate work",
        description = "Raises the open tasks of this journey: higher priority, another queue, or out of their rest.",
        inputs = {
            @Step.Input(
                    name = "priority",
                    label = "Priority at least",
                    description = "0 to 100, the highest first; empty leaves it."),
            @Step.Input(name = "queue", label = "To queue", description = "Empty leaves them where they are."),
            @Step.Input(
                    name = "remind",
                    label = "Ask for them now",
                    description = "Also for tasks that were postponed.",
                    choices = {"yes", "no"}),
        })
class EscalateWork implements JavaDelegate {

    private static final int HIGHEST = 100;

    private final WorkEscalation work;
    private final Journeys journeys;

    EscalateWork(WorkEscalation work, Journeys journeys) {
        this.work = work;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        work.escalate(
                journeys.wayOf(step.instance()),
                execution.getProcessDefinitionId(),
                priority(step.optional("priority")),
                step.optional("queue"),
                "yes".equals(step.optional("remind")));
    }

    private static @Nullable Integer priority(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > HIGHEST) {
            throw new InvalidValue("priority", "is not 0 to 100", "write a number from 0 to 100");
        }
        return Integer.valueOf(text);
    }
}
