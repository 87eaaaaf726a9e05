package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for tasks with a step: a step that exists, with the settings that it has. */
final class StepRules {

    private static final String ABSENT = "input-absent";

    private StepRules() {}

    static void check(Checked checked) {
        for (var task : checked.diagram().nodes(NodeKind.SERVICE_TASK).toList()) {
            step(checked, task.written(), task.step());
        }
        for (var block : checked.all("inputOutput")) {
            var owner = block.parent() == null ? null : block.parent().parent();
            if (owner == null || !owner.is("serviceTask")) {
                block.error(checked.report(), "inputOutput", "input-place");
            }
        }
    }

    private static void step(Checked checked, XmlNode task, Optional<String> name) {
        var report = checked.report();
        var written = task.get("delegateExpression");
        if (written == null) {
            // a task that says in a refused way what it does has its finding already
            if (!saysOtherwise(task)) {
                task.error(report, "delegateExpression", "step-missing");
            }
            return;
        }
        if (name.isEmpty()) {
            task.error(report, "delegateExpression", "step-form", written);
            return;
        }
        var step = checked.catalogue().step(name.get());
        if (step.isEmpty()) {
            task.error(report, "delegateExpression", "step-unknown", name.get());
            return;
        }
        var given = new HashSet<String>();
        var inputs = step.get().inputs();
        Checked.extensions(task, "inputParameter").forEach(parameter -> {
            var input = parameter.get("name", "");
            var known =
                    inputs.stream().filter(each -> each.name().equals(input)).findFirst();
            if (known.isEmpty() || !given.add(input)) {
                parameter.error(report, input, known.isEmpty() ? "input-unknown" : "input-twice", input, name.get());
                return;
            }
            if (parameter.text().isEmpty() && parameter.children().isEmpty()) {
                given.remove(input);
                return;
            }
            checked.expressions().text(parameter, input, parameter.text());
            oneOf(checked, parameter, known.get().choices(), "input-choice");
            oneOf(checked, parameter, known.get().present(), ABSENT);
            readable(checked, parameter, name.get());
        });
        for (var input : inputs) {
            if (input.required() && !given.contains(input.name())) {
                task.error(report, input.name(), "input-missing", input.name(), name.get());
            }
        }
    }

    /** What is worked out when the step is taken cannot be known here. */
    private static void oneOf(Checked checked, XmlNode parameter, Set<String> values, String rule) {
        if (!values.isEmpty() && !Expressions.areIn(parameter.text()) && !values.contains(parameter.text())) {
            parameter.error(
                    checked.report(), parameter.get("name", ""), rule, parameter.text(), String.join(", ", values));
        }
    }

    private static void readable(Checked checked, XmlNode parameter, String step) {
        var input = parameter.get("name", "");
        if (!Expressions.areIn(parameter.text())) {
            checked.catalogue()
                    .inputFault(step, input, parameter.text(), ProcessRules.isBegunByTime(checked.diagram()))
                    .ifPresent(fault -> parameter.error(checked.report(), input, fault.rule(), fault.what()));
        }
    }

    /** Whether the task says what it does in a way that is refused with a reason of its own. */
    private static boolean saysOtherwise(XmlNode task) {
        return task.get("class") != null
                || task.get("expression") != null
                || task.get("type") != null
                || task.tree().anyMatch(each -> each.is("connector"));
    }
}
