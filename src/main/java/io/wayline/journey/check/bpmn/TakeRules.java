package io.wayline.journey.check.bpmn;

import java.util.Set;

import io.wayline.journey.check.outline.VariableNames;

/** Rules for what a place takes from its event, as far as the event's fields are described. */
final class TakeRules {

    private static final Set<String> NO_VARIABLE = Set.of("prose", "structure", "personal");

    private TakeRules() {}

    static void check(Checked checked) {
        var declared = VariableNames.declaredTypes(checked.diagram());
        for (var place : checked.diagram().nodes()) {
            var fields = checked.catalogue().event(place.messageType().orElse(""));
            for (var field : place.take()) {
                var kind = fields.get(field);
                if (kind != null && NO_VARIABLE.contains(kind)) {
                    place.written().error(checked.report(), "take", "take-" + kind, field);
                } else if (kind != null && !fits(kind, declared.getOrDefault(field, "text"))) {
                    place.written().error(checked.report(), "take", "take-type", field, declared.get(field), kind);
                }
            }
        }
    }

    /** Any fact can be taken as text. */
    private static boolean fits(String kind, String declared) {
        return declared.equals("text") || declared.equals(kind);
    }
}
