package io.wayline.journey.check.bpmn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.expression.ReservedNames;
import io.wayline.journey.check.xml.XmlNode;

/** The extension properties that Wayline reads: the one list of them, where each may stand, and what it may say. */
final class PropertyRules {

    private static final Pattern RE_ENTRY =
            Pattern.compile("once|always|perSubject:[a-z][A-Za-z0-9]{0,63}|notWithin=P[1-9][0-9]{0,3}D");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

    private static final Set<String> PROCESS = Set.of("process");
    private static final Set<String> LISTENING =
            Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask");

    /** A task may be about what a step holds for it. */
    private static final Set<String> ABOUT =
            Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask", "userTask");

    private record Property(Set<String> places, Predicate<String> says) {}

    private static final Map<String, Property> PROPERTIES = Map.of(
            "reEntry", new Property(PROCESS, RE_ENTRY.asMatchPredicate()),
            // its grammar is reported piece by piece (ProcessRules)
            "variables", new Property(PROCESS, text -> true),
            "called", new Property(PROCESS, "true"::equals),
            "about", new Property(ABOUT, Expressions::isVariableName),
            "take", new Property(LISTENING, PropertyRules::isNames),
            "notBy", new Property(Set.of("userTask"), ID.asMatchPredicate()));

    private PropertyRules() {}

    static void check(Diagram diagram) {
        for (var node : diagram.process().tree().toList()) {
            var seen = new HashSet<String>();
            Diagram.extensions(node, "property").forEach(property -> {
                var name = property.get("name", "");
                if (!seen.add(name)) {
                    property.error(diagram.report(), name, "property-twice", name);
                } else {
                    check(diagram, node, property, name);
                }
            });
        }
    }

    private static void check(Diagram diagram, XmlNode node, XmlNode property, String name) {
        var known = PROPERTIES.get(name);
        var value = property.get("value", "").strip();
        if (known == null) {
            property.error(diagram.report(), name, "property-unknown", name);
        } else if (!known.places().contains(node.name())) {
            property.error(diagram.report(), name, "property-place", name);
        } else if (!known.says().test(value) && !value.contains("{")) {
            property.error(diagram.report(), name, "property-value", name, value);
        } else if (name.equals("notBy")
                && !diagram.byId().getOrDefault(value, property).is("userTask")) {
            property.error(diagram.report(), name, "property-value", name, value);
        } else if (name.equals("take")) {
            VariableNames.listed(value).stream()
                    .filter(taken -> ReservedNames.contains(taken, diagram.catalogue()))
                    .forEach(taken -> property.error(diagram.report(), name, "name-reserved", taken));
        }
    }

    private static boolean isNames(String text) {
        return Arrays.stream(text.split(",", -1)).allMatch(name -> Expressions.isName(name.strip()));
    }
}
