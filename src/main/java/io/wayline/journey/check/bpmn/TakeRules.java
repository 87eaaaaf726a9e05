package io.wayline.journey.check.bpmn;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Catalogue;

/** Rules for what a place takes from its event, as far as the event's fields are described. */
final class TakeRules {

    private static final Set<String> NO_VARIABLE = Set.of("prose", "structure", "personal");

    private TakeRules() {}

    static void check(Diagram diagram) {
        var declared = VariableNames.declaredTypes(diagram.process());
        for (var place : places(diagram.process()).toList()) {
            var fields = diagram.catalogue().event(type(place));
            for (var field : taken(place)) {
                var kind = fields.get(field);
                if (kind != null && NO_VARIABLE.contains(kind)) {
                    place.error(diagram.report(), "take", "take-" + kind, field);
                } else if (kind != null && !fits(kind, declared.getOrDefault(field, "text"))) {
                    place.error(diagram.report(), "take", "take-type", field, declared.get(field), kind);
                }
            }
        }
    }

    /** Any fact can be taken as text. */
    private static boolean fits(String kind, String declared) {
        return declared.equals("text") || declared.equals(kind);
    }

    /**
     * What the fields are that a journey takes, by name, as their events describe them; a name that two events use for
     * different things is left out.
     */
    static Map<String, String> types(XmlNode process, Catalogue catalogue) {
        var types = new TreeMap<String, String>();
        places(process).forEach(place -> {
            var fields = catalogue.event(type(place));
            taken(place)
                    .forEach(field -> types.merge(
                            field,
                            fields.getOrDefault(field, "text"),
                            (one, other) -> one.equals(other) ? one : "text"));
        });
        types.values().removeIf(kind -> !kind.equals("number") && !kind.equals("flag"));
        return types;
    }

    private static Stream<XmlNode> places(XmlNode process) {
        return process.tree()
                .filter(node -> Diagram.property(node, "take").isPresent())
                .filter(node -> node.is("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask"));
    }

    private static Iterable<String> taken(XmlNode place) {
        return VariableNames.listed(Diagram.property(place, "take").orElse(""));
    }

    private static String type(XmlNode place) {
        var listener = place.is("receiveTask")
                ? place
                : place.children("messageEventDefinition").findFirst().orElse(place);
        var message = listener.get("messageRef", "");
        var root = place;
        for (var parent = place.parent(); parent != null; parent = parent.parent()) {
            root = parent;
        }
        return root.children("message")
                .filter(each -> each.get("id", "").equals(message))
                .map(each -> each.get("name", ""))
                .findFirst()
                .orElse("");
    }
}
