package io.wayline.journey.check.bpmn;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.expression.ReservedNames;
import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;

/** Rules for what a diagram refers to: forms, decisions, other journeys, queues; and for what it hands over. */
final class ReferenceRules {

    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern PRIORITY = Pattern.compile("[0-9]|[1-9][0-9]|100");

    private ReferenceRules() {}

    static void check(Diagram diagram) {
        for (var call : diagram.all("callActivity")) {
            refers(diagram, call, "calledElement", "process-unknown", diagram.catalogue()::hasProcess);
            binding(diagram, call, "calledElementBinding");
        }
        for (var decision : diagram.all("businessRuleTask")) {
            refers(
                    diagram,
                    decision,
                    "decisionRef",
                    "decision-unknown",
                    id -> diagram.catalogue().decision(id).isPresent());
            binding(diagram, decision, "decisionRefBinding");
            gives(diagram, decision, "decisionRef", diagram.catalogue()::decision);
        }
        for (var task : diagram.all("userTask")) {
            variable(diagram, task, "formRef");
            variable(diagram, task, "candidateGroups");
            if (task.get("formRef") != null) {
                refers(
                        diagram,
                        task,
                        "formRef",
                        "form-unknown",
                        id -> diagram.catalogue().form(id).isPresent());
            }
            binding(diagram, task, "formRefBinding");
            gives(diagram, task, "formRef", diagram.catalogue()::form);
            literal(diagram, task, "candidateGroups", QUEUE, "queues");
            literal(diagram, task, "priority", PRIORITY, "priority");
            date(diagram, task, "dueDate");
            date(diagram, task, "followUpDate");
        }
        for (var mapping : diagram.all("in", "out")) {
            mapping(diagram, mapping);
        }
        for (var condition : diagram.all("conditionExpression")) {
            var type = condition.get("type", "");
            if (!(type.equals("tFormalExpression") || type.endsWith(":tFormalExpression"))) {
                condition.error(diagram.report(), "type", "condition-type", type);
            }
            diagram.expressions().expression(condition, "conditionExpression", condition.text());
        }
    }

    private static void refers(Diagram diagram, XmlNode node, String attribute, String rule, Predicate<String> exists) {
        var key = node.get(attribute, "");
        // an expression is refused as such
        if (!Vocabulary.holdsExpression(key) && (!ProcessRules.isKey(key) || !exists.test(key))) {
            node.error(diagram.report(), attribute, rule, key);
        }
    }

    /** A decision or a form that was published before a name was reserved sets it all the same. */
    private static void gives(
            Diagram diagram, XmlNode node, String attribute, Function<String, Optional<Set<String>>> names) {
        names.apply(node.get(attribute, "")).orElse(Set.of()).stream()
                .filter(name -> ReservedNames.contains(name, diagram.catalogue()))
                .sorted()
                .forEach(name -> node.error(diagram.report(), attribute, "name-reserved", name));
    }

    private static void binding(Diagram diagram, XmlNode node, String attribute) {
        var value = node.get(attribute);
        if (value != null && !value.equals("latest") && !Vocabulary.holdsExpression(value)) {
            node.error(diagram.report(), attribute, "binding", value);
        }
    }

    private static void literal(Diagram diagram, XmlNode node, String attribute, Pattern pattern, String rule) {
        var value = node.get(attribute);
        if (value != null
                && !Vocabulary.holdsExpression(value)
                && !pattern.matcher(value).matches()) {
            node.error(diagram.report(), attribute, rule, value);
        }
    }

    /** What is not the same for everybody who calls the journey may be a variable, and nothing more. */
    private static void variable(Diagram diagram, XmlNode task, String attribute) {
        var value = task.get(attribute, "");
        if (Expressions.isSingleName(value)) {
            diagram.expressions().text(task, attribute, value);
        } else if (Vocabulary.holdsExpression(value)) {
            task.error(diagram.report(), attribute, "expression-not-allowed", value);
        }
    }

    private static void date(Diagram diagram, XmlNode task, String attribute) {
        var value = task.get(attribute);
        if (value == null) {
            return;
        }
        if (Expressions.isSingleName(value)) {
            diagram.expressions().text(task, attribute, value);
        } else if (Vocabulary.holdsExpression(value)) {
            task.error(diagram.report(), attribute, "timer-variable", value);
        } else {
            TimerRules.checkDate(diagram, task, attribute, value);
        }
    }

    private static void mapping(Diagram diagram, XmlNode mapping) {
        var owner = mapping.parent() == null ? null : mapping.parent().parent();
        if (owner == null || !owner.is("callActivity")) {
            mapping.error(diagram.report(), mapping.name(), "mapping-place");
            return;
        }
        var source = mapping.get("source");
        var expression = mapping.get("sourceExpression");
        var target = mapping.get("target", "");
        var saysWhom = mapping.is("in") && ReservedNames.CUSTOMER.equals(source) && target.equals(source);
        if (ReservedNames.contains(target, diagram.catalogue()) && !saysWhom) {
            mapping.error(diagram.report(), mapping.name(), "name-reserved", target);
        } else if ((source == null) == (expression == null) || !Expressions.isName(target)) {
            mapping.error(diagram.report(), mapping.name(), "mapping");
        } else if (expression != null) {
            diagram.expressions().expression(mapping, "sourceExpression", expression);
        } else if (!isName(source)) {
            mapping.error(diagram.report(), mapping.name(), "mapping");
        } else if (mapping.is("in")) {
            diagram.expressions().text(mapping, "source", "${" + source + "}");
        }
    }

    private static boolean isName(@Nullable String text) {
        return text != null && Expressions.isVariableName(text);
    }
}
