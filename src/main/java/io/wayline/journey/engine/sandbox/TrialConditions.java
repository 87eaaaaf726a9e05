package io.wayline.journey.engine.sandbox;

import java.util.Map;

import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.SimpleResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.expression.ExpressionFault;
import io.wayline.journey.model.expression.Expressions;

/** The engine's own evaluation of a condition, for values that are given and not of an instance. */
@Component
public class TrialConditions {

    private final ExpressionFactoryImpl expressions = new ExpressionFactoryImpl();

    /**
     * Whether a condition holds.
     *
     * @param values by variable; one that is not among them has no value
     * @throws ExpressionFault when it is not of the small language
     * @throws RuntimeException when it cannot be worked out for these values
     */
    public boolean holds(String condition, Map<String, @Nullable Object> values) throws ExpressionFault {
        var context = new SimpleContext(new SimpleResolver());
        for (var name : Expressions.names(condition)) {
            context.setVariable(name, expressions.createValueExpression(values.get(name), Object.class));
        }
        return Boolean.TRUE.equals(expressions
                .createValueExpression(context, condition, Boolean.class)
                .getValue(context));
    }
}
