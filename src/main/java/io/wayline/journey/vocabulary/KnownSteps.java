package io.wayline.journey.vocabulary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.step.InputChoices;
import io.wayline.journey.step.Step;
import io.wayline.journey.vocabulary.Fact.Choice;

/** Every step that a diagram may take, as it describes itself, with what its inputs may name now. */
@Component
public class KnownSteps {

    private final ListableBeanFactory beans;

    KnownSteps(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** A step by the name under which diagrams call it. */
    public record KnownStep(String name, Step described) {

        /** The element template that modelers apply. */
        public String template() {
            return "io.wayline.step." + name;
        }
    }

    /** By name. */
    public List<KnownStep> all() {
        return Arrays.stream(beans.getBeanNamesForAnnotation(Step.class))
                .flatMap(name -> Optional.ofNullable(beans.findAnnotationOnBean(name, Step.class))
                        .map(step -> new KnownStep(name, step))
                        .stream())
                .sorted(Comparator.comparing(KnownStep::name))
                .toList();
    }

    /** What an input may name of what is there now; empty when that is not known, and then it may name anything. */
    public List<Choice> present(String step, String input, Locale reader) {
        return beans.getBeansOfType(InputChoices.class).values().stream()
                .filter(choices ->
                        choices.step().equals(step) && choices.input().equals(input))
                .flatMap(choices ->
                        choices.values().stream().sorted().map(value -> new Choice(value, choices.name(value, reader))))
                .toList();
    }
}
