package io.wayline.journey.engine.setup;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.reference.References;
import io.wayline.journey.step.Step;

/**
 * The steps by the names that diagrams call them by, and nothing else of the application: an expression in a diagram
 * reaches these beans only. Looked up when called, because steps need the engine's own neighbours to exist first.
 */
@Component
class StepBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;

    StepBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String text
                && beans.containsBean(text)
                && beans.findAnnotationOnBean(text, Step.class) != null;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (!containsKey(name)) {
            return null;
        }
        var step = beans.getBean((String) name);
        return step instanceof JavaDelegate delegate ? new StepInFull(delegate, beans.getBean(References.class)) : step;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return beans.getBeansWithAnnotation(Step.class).entrySet().stream()
                .map(each -> Map.<Object, Object>entry(each.getKey(), each.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
