package io.wayline.journey.check.bpmn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.check.expression.ReservedNames;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Catalogue;

/**
 * The variables of a journey. Declared in the process's property {@code variables} as {@code orders:number,
 * lifecycle:text}; what its steps, decisions, forms, events, and called journeys give is declared by itself.
 */
public final class VariableNames {

    static final Set<String> TYPES = Set.of("text", "number", "flag", "instant");

    private VariableNames() {}

    public static Set<String> of(XmlNode process, Catalogue catalogue) {
        var names = new HashSet<String>();
        names.add(ReservedNames.CUSTOMER);
        declarations(process).map(each -> each.split(":", 2)[0].strip()).forEach(names::add);
        process.tree().forEach(node -> names.addAll(given(node, catalogue)));
        return names;
    }

    static Declared declared(XmlNode process, Catalogue catalogue) {
        var types = new HashMap<>(TakeRules.types(process, catalogue));
        types.putAll(declaredTypes(process));
        var inputs = process.tree()
                .filter(node -> node.is("inputParameter"))
                .map(node -> node.get("name", ""))
                .collect(Collectors.toSet());
        return new Declared(of(process, catalogue), types, inputs);
    }

    static Map<String, String> declaredTypes(XmlNode process) {
        return declarations(process)
                .map(each -> each.split(":", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (first, again) -> first));
    }

    /** The pieces of the declaration, as they are written. */
    static Stream<String> declarations(XmlNode process) {
        return Diagram.property(process, "variables").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty());
    }

    static List<String> listed(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** What a node gives values to by itself. */
    static Set<String> given(XmlNode node, Catalogue catalogue) {
        return switch (node.name()) {
            case "serviceTask" ->
                StepRules.name(node)
                        .flatMap(catalogue::step)
                        .map(Catalogue.StepShape::outputs)
                        .orElse(Set.of());
            case "businessRuleTask" ->
                Optional.ofNullable(node.get("decisionRef"))
                        .flatMap(catalogue::decision)
                        .orElse(Set.of());
            case "userTask" ->
                Optional.ofNullable(node.get("formRef"))
                        .flatMap(catalogue::form)
                        .orElse(Set.of());
            case "out" -> Set.of(node.get("target", ""));
            case "property" ->
                "take".equals(node.get("name")) ? Set.copyOf(new HashSet<>(listed(node.get("value", "")))) : Set.of();
            default -> Set.of();
        };
    }
}
