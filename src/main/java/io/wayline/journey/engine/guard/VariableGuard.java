package io.wayline.journey.engine.guard;

import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.engine.sandbox.PublishedWords;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Numbers;

/**
 * Looks at every variable that the engine is about to keep, whoever sets it: a step, a decision, a form, an event, or
 * somebody who calls the engine. What a diagram writes into the inputs of a step is gone when the step is done; only its
 * kind is looked at.
 */
@Component
class VariableGuard {

    private final JourneyNames names;
    private final PublishedWords words;
    private final ObjectProvider<Catalogue> catalogue;

    VariableGuard(JourneyNames names, PublishedWords words, ObjectProvider<Catalogue> catalogue) {
        this.names = names;
        this.words = words;
        this.catalogue = catalogue;
    }

    /**
     * @param isNew whether the scope has had no such variable before
     * @throws InvalidValue naming the variable, what is wrong, and what helps; no try would ever work
     */
    void check(VariableInstanceEntity variable, @Nullable AbstractVariableScope scope, boolean isNew) {
        var definition = definition(variable, scope);
        if (definition == null) {
            return;
        }
        var name = variable.getName();
        if (name.equals(ReservedNames.CUSTOMER)) {
            Whom.check(variable, isNew);
            return;
        }
        var declared = names.of(definition);
        var local = !variable.getProcessInstanceId().equals(variable.getExecutionId());
        if (local && declared.inputs().contains(name)) {
            return;
        }
        if (ReservedNames.contains(name, catalogue.getObject())) {
            throw new InvalidValue(
                    name, "means something else already", "give what sets it another name, and publish it again");
        }
        if (!declared.names().contains(name)) {
            // a decision that was published since may give more than its older version
            declared = names.again(definition);
        }
        if (!declared.names().contains(name)) {
            throw new InvalidValue(
                    name,
                    "is not declared by the journey",
                    "add it to the journey’s variables, or to the outputs of the step that sets it");
        }
        var type = declared.types().get(name);
        var value = variable.getValue();
        VariableRule.fault(value, type)
                .filter(unusual -> !isPublished(value)
                        || VariableRule.mismatch(value, type).isPresent())
                .ifPresent(fault -> {
                    throw new InvalidValue(name, fault.problem(), fault.fix());
                });
    }

    /** What a form offers, a table decides, or a diagram writes is nobody's own, whatever it looks like. */
    private boolean isPublished(@Nullable Object value) {
        return value instanceof String word && words.containByNow(word)
                || value instanceof Number number && words.containByNow(Numbers.text(number));
    }

    private static @Nullable String definition(VariableInstanceEntity variable, @Nullable AbstractVariableScope scope) {
        if (variable.getProcessDefinitionId() != null) {
            return variable.getProcessDefinitionId();
        }
        if (scope instanceof ExecutionEntity execution) {
            return execution.getProcessDefinitionId();
        }
        return scope instanceof TaskEntity task ? task.getProcessDefinitionId() : null;
    }
}
