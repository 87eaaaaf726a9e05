package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;

/** Rules for tasks with a step: a step that exists, with the settings that it has. */
final class StepRules {

    private static final Pattern STEP = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)\\}");

    private static final String ABSENT = "input-absent";

    private StepRules() {}

    /** The step of a service task, if it is named as it must be. */
    static Optional<String> name(XmlNode task) {
        var matcher = STEP.matcher(task.get("delegateExpression", ""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static void check(Diagram diagram) {
        for (var task : diagram.all("serviceTask")) {
            step(diagram, task);
        }
        for (var block : diagram.all("inputOutput")) {
            var owner = block.parent() == null ? null : block.parent().parent();
            if (owner == null || !owner.is("serviceTask")) {
                block.error(diagram.report(), "inputOutput", "input-place");
            }
        }
    }

    private static void step(Diagram diagram, XmlNode task) {
        var report = diagram.report();
        var written = task.get("delegateExpression");
        if (written == null) {
            // a task that says in a refused way what it does has its finding already
            if (!saysOtherwise(task)) {
                task.error(report, "delegateExpression", "step-missing");
            }
            return;
        }
        var name = name(task);
        if (name.isEmpty()) {
            task.error(report, "delegateExpression", "step-form", written);
            return;
        }
        var step = diagram.catalogue().step(name.get());
        if (step.isEmpty()) {
            task.error(report, "delegateExpression", "step-unknown", name.get());
            return;
        }
        var given = new HashSet<String>();
        var inputs = step.get().inputs();
        Diagram.extensions(task, "inputParameter").forEach(parameter -> {
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
            diagram.expressions().text(parameter, input, parameter.text());
            oneOf(diagram, parameter, known.get().choices(), "input-choice");
            oneOf(diagram, parameter, known.get().present(), ABSENT);
        });
        for (var input : inputs) {
            if (input.required() && !given.contains(input.name())) {
                task.error(report, input.name(), "input-missing", input.name(), name.get());
            }
        }
    }

    /** What is worked out when the step is taken cannot be known here. */
    private static void oneOf(Diagram diagram, XmlNode parameter, Set<String> values, String rule) {
        if (!values.isEmpty() && !Vocabulary.holdsExpression(parameter.text()) && !values.contains(parameter.text())) {
            parameter.error(
                    diagram.report(), parameter.get("name", ""), rule, parameter.text(), String.join(", ", values));
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
