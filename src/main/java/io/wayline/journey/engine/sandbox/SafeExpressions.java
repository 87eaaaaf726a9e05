package io.wayline.journey.engine.sandbox;

import java.lang.reflect.Method;
import java.util.Map;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * Expressions that read variables, lists, and maps, and name steps. Without a resolver for beans there is no method and
 * no property of any object to call, and there is no function, so a diagram cannot run code.
 */
class SafeExpressions extends JuelExpressionManager {

    private final JourneyNames names;

    SafeExpressions(Map<Object, Object> steps, JourneyNames names) {
        super(steps);
        this.names = names;
    }

    /** The engine offers functions of its own, such as the current user's groups; none is taken. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new VariablesOnly(names));
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        return resolver;
    }
}
