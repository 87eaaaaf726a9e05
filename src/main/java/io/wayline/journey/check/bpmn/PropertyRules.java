package io.wayline.journey.check.bpmn;

import java.util.HashSet;

import io.wayline.journey.model.bpmn.Missed;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for the extension properties that Wayline reads: that it has such a one, where it stands, and what it says. */
final class PropertyRules {

    private PropertyRules() {}

    static void check(Checked checked) {
        for (var node : checked.process().tree().toList()) {
            var seen = new HashSet<String>();
            Checked.extensions(node, "property").forEach(property -> {
                var name = property.get("name", "");
                if (!seen.add(name)) {
                    property.error(checked.report(), name, "property-twice", name);
                } else {
                    check(checked, node, property, name);
                }
            });
        }
    }

    private static void check(Checked checked, XmlNode node, XmlNode property, String name) {
        var known = Property.of(name).orElse(null);
        var value = property.get("value", "").strip();
        if (known == null) {
            property.error(checked.report(), name, "property-unknown", name);
        } else if (!known.mayStandAt(node.name()) || known == Property.MISSED && !isTimerAtStart(checked, node)) {
            property.error(checked.report(), name, "property-place", name);
        } else if (known == Property.MISSED && !known.maySay(value)) {
            missed(checked, property, value);
        } else if (!known.maySay(value) && !value.contains("{")) {
            property.error(checked.report(), name, "property-value", name, value);
        } else if (known == Property.NOT_BY
                && !checked.byId().getOrDefault(value, property).is("userTask")) {
            property.error(checked.report(), name, "property-value", name, value);
        } else if (known == Property.TAKE) {
            Property.names(value).stream()
                    .filter(taken -> ReservedNames.contains(taken, checked.catalogue()))
                    .forEach(taken -> property.error(checked.report(), name, "name-reserved", taken));
        }
    }

    private static boolean isTimerAtStart(Checked checked, XmlNode node) {
        return node.parent() == checked.process()
                && node.children("timerEventDefinition").findAny().isPresent();
    }

    /** A window with a span that nobody can read is another fault than a word that we do not know. */
    private static void missed(Checked checked, XmlNode property, String value) {
        if (value.startsWith(Missed.WITHIN)) {
            property.error(
                    checked.report(), Property.MISSED.key(), "missed-span", value.substring(Missed.WITHIN.length()));
        } else {
            property.error(checked.report(), Property.MISSED.key(), "missed-value", value);
        }
    }
}
