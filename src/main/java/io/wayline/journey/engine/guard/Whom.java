package io.wayline.journey.engine.guard;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * Whom an instance is about: what stands in its business key, which nothing that is drawn can reach. It changes only
 * with that key, when two customers become one; and no part of an instance is about somebody else.
 */
final class Whom {

    private Whom() {}

    /** @throws InvalidValue when it would be another one, or hide the one whom it is about */
    static void check(VariableInstanceEntity variable, boolean isNew) {
        var isOfTheWhole =
                variable.getTaskId() == null && variable.getProcessInstanceId().equals(variable.getExecutionId());
        var customer = customer(variable.getProcessInstanceId());
        var isTheSame = customer == null ? isNew : customer.equals(variable.getValue());
        if (!isOfTheWhole || !isTheSame) {
            throw new InvalidValue(
                    variable.getName(),
                    "says whom the journey is about, and nothing changes that",
                    "give the output, field, or mapping that sets it another name, and publish it again");
        }
    }

    private static @Nullable String customer(String instance) {
        var found = Context.getCommandContext().getExecutionManager().findExecutionById(instance);
        return found == null ? null : found.getBusinessKey();
    }
}
