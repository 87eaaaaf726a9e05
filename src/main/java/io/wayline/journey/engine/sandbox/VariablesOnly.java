package io.wayline.journey.engine.sandbox;

import java.beans.FeatureDescriptor;
import java.util.Iterator;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names to variables, and declared names that are not set yet to null. Unlike the engine's own resolver it
 * knows no {@code execution} and no {@code task}: through them the whole engine would be in reach.
 */
class VariablesOnly extends ELResolver {

    private final JourneyNames names;

    VariablesOnly(JourneyNames names) {
        this.names = names;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(context.getContext(VariableScope.class) instanceof VariableScope scope)) {
            return null;
        }
        var name = String.valueOf(property);
        if (scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return scope.getVariable(name);
        }
        context.setPropertyResolved(names.declared(scope, name));
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw new ELException("Expressions set nothing");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
