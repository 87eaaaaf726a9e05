package io.wayline.journey.engine.sandbox;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Properties;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TypeConverter;
import org.camunda.bpm.impl.juel.TypeConverterImpl;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

import io.wayline.shared.Numbers;

/**
 * Expressions that read variables, lists, and maps, and name steps. Without a resolver for beans there is no method and
 * no property of any object to call, and there is no function, so a diagram cannot run code.
 */
class SafeExpressions extends JuelExpressionManager {

    private final JourneyNames names;

    SafeExpressions(Map<Object, Object> steps, JourneyNames names) {
        super(steps);
        this.names = names;
        setExpressionFactory(new PlainlyWritten());
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

    /** A number within a text is written as a person would: 0.3, not 0.30000000000000004, and never 1.2E7. */
    private static final class PlainlyWritten extends ExpressionFactoryImpl {

        @Override
        protected TypeConverter createTypeConverter(Properties properties) {
            return new TypeConverterImpl() {

                private static final long serialVersionUID = 1;

                @Override
                protected String coerceToString(Object value) {
                    return value instanceof Number number ? Numbers.text(number) : super.coerceToString(value);
                }
            };
        }
    }
}
