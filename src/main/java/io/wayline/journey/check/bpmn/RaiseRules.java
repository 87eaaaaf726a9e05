package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.wayline.events.EventSchemas;
import io.wayline.events.OwnTypes;
import io.wayline.journey.check.outline.VariableNames;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.RaisedField;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for the step that raises an event: which one, and what it says, can be read before it runs. */
final class RaiseRules {

    private static final Set<String> NOT_FROM_A_VARIABLE = Set.of("structure", "personal");

    private RaiseRules() {}

    static void check(Checked checked) {
        checked.diagram()
                .nodes(NodeKind.SERVICE_TASK)
                .filter(task -> task.step().filter(RaisedField.STEP::equals).isPresent())
                .forEach(task -> {
                    var written = task.written();
                    var type = task.settings().getOrDefault(RaisedField.TYPE, "");
                    setting(written, RaisedField.TYPE).ifPresent(parameter -> type(checked, parameter, type));
                    fields(
                            checked,
                            setting(written, RaisedField.FIELDS).orElse(written),
                            task.settings().getOrDefault(RaisedField.FIELDS, ""),
                            type);
                });
    }

    private static Optional<XmlNode> setting(XmlNode task, String name) {
        return Checked.extensions(task, "inputParameter")
                .filter(parameter -> name.equals(parameter.get("name", "")))
                .findFirst();
    }

    private static void type(Checked checked, XmlNode parameter, String type) {
        if (!EventSchemas.isType(type)) {
            parameter.error(checked.report(), RaisedField.TYPE, "raise-type", type);
        } else if (OwnTypes.contain(type)) {
            parameter.error(checked.report(), RaisedField.TYPE, "raise-type-reserved", type);
        }
    }

    private static void fields(Checked checked, XmlNode place, String text, String type) {
        var fields = Expressions.areIn(text) ? Optional.<List<RaisedField>>empty() : RaisedField.list(text);
        if (fields.isEmpty()) {
            place.error(checked.report(), RaisedField.FIELDS, "raise-fields", text);
            return;
        }
        var seen = new HashSet<String>();
        var variables = VariableNames.of(checked.diagram(), checked.catalogue());
        var kinds = checked.catalogue().event(type);
        for (var field : fields.get()) {
            var name = field.name();
            if (!seen.add(name)) {
                place.error(checked.report(), RaisedField.FIELDS, "raise-field-twice", name);
            }
            if (ReservedNames.contains(name)) {
                place.error(checked.report(), RaisedField.FIELDS, "raise-field-reserved", name);
                continue;
            }
            field.variable().ifPresent(variable -> {
                if (ReservedNames.contains(variable)) {
                    place.error(checked.report(), RaisedField.FIELDS, "raise-field-reserved", variable);
                } else if (!variables.contains(variable)) {
                    place.error(checked.report(), RaisedField.FIELDS, "name-unknown", variable);
                }
            });
            var kind = kinds.get(name);
            if (kind == null && !kinds.isEmpty()) {
                place.warning(checked.report(), RaisedField.FIELDS, "raise-field-unknown", name, type);
            } else if (kind != null && NOT_FROM_A_VARIABLE.contains(kind)) {
                place.error(checked.report(), RaisedField.FIELDS, "raise-field-" + kind, name, type);
            }
        }
        checked.catalogue().eventNeeds(type).stream()
                .filter(needed -> !seen.contains(needed))
                .forEach(needed ->
                        place.error(checked.report(), RaisedField.FIELDS, "raise-field-missing", needed, type));
    }
}
