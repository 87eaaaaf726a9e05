package io.wayline.journey.check.outline;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.bpmn.DeclaredVariable;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Mapping;
import io.wayline.journey.model.expression.ReservedNames;

/**
 * The variables of a journey. Declared in the process's property {@code variables} as {@code orders:number,
 * lifecycle:text}; what its steps, decisions, forms, events, and called journeys give is declared by itself.
 */
public final class VariableNames {

    private VariableNames() {}

    /** All of them, and whom the journey is about. */
    public static Set<String> of(Diagram diagram, Catalogue catalogue) {
        var names = new HashSet<String>();
        names.add(ReservedNames.CUSTOMER);
        diagram.variables().stream().map(DeclaredVariable::name).forEach(names::add);
        diagram.nodes().forEach(node -> names.addAll(given(node, catalogue)));
        return names;
    }

    /** What those variables are that the diagram declares itself, by name. */
    public static Map<String, String> declaredTypes(Diagram diagram) {
        return diagram.variables().stream()
                .filter(declared -> !declared.type().isEmpty())
                .collect(Collectors.toMap(DeclaredVariable::name, DeclaredVariable::type, (first, again) -> first));
    }

    /**
     * What the fields are that a journey takes, by name, as their events describe them; a name that two events use for
     * different things is left out.
     */
    static Map<String, String> takenTypes(Diagram diagram, Catalogue catalogue) {
        var types = new TreeMap<String, String>();
        diagram.nodes().forEach(place -> {
            var fields = catalogue.event(place.messageType().orElse(""));
            place.take()
                    .forEach(field -> types.merge(
                            field,
                            fields.getOrDefault(field, "text"),
                            (one, other) -> one.equals(other) ? one : "text"));
        });
        types.values().removeIf(kind -> !kind.equals("number") && !kind.equals("flag"));
        return types;
    }

    /** What a node gives values to by itself. */
    public static Set<String> given(FlowNode node, Catalogue catalogue) {
        var given = new HashSet<>(node.take());
        node.mappings().stream()
                .filter(mapping -> !mapping.isIn())
                .map(Mapping::target)
                .forEach(given::add);
        switch (node.kind()) {
            case SERVICE_TASK -> node.step().flatMap(catalogue::step).ifPresent(step -> given.addAll(step.outputs()));
            case DECISION_TASK -> node.decision().flatMap(catalogue::decision).ifPresent(given::addAll);
            case USER_TASK -> node.form().flatMap(catalogue::form).ifPresent(given::addAll);
            default -> {}
        }
        return given;
    }
}
