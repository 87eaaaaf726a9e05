package io.wayline.journey.check.outline;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.bpmn.Diagram;

/**
 * What a journey may keep in the engine.
 *
 * @param names its variables
 * @param types what those are that it declares itself, or that the events describe from which it takes them, by name:
 *     {@code text}, {@code number}, {@code flag}, {@code instant}
 * @param inputs what it gives to its steps; gone when the step is done
 */
public record Declared(Set<String> names, Map<String, String> types, Set<String> inputs) {

    /** What is declared where there is no diagram. */
    public static final Declared NOTHING = new Declared(Set.of(), Map.of(), Set.of());

    /** What a diagram declares, as the catalogue is now. */
    public static Declared of(Diagram diagram, Catalogue catalogue) {
        var types = new HashMap<>(VariableNames.takenTypes(diagram, catalogue));
        types.putAll(VariableNames.declaredTypes(diagram));
        var inputs = diagram.nodes().stream()
                .flatMap(node -> node.settings().keySet().stream())
                .collect(Collectors.toSet());
        return new Declared(VariableNames.of(diagram, catalogue), types, inputs);
    }
}
