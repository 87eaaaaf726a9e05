package io.wayline.journey.check.bpmn;

import java.util.HashSet;

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
        } else if (!known.mayStandAt(node.name())) {
            property.error(checked.report(), name, "property-place", name);
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
}
