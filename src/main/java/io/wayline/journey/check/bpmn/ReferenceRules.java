package io.wayline.journey.check.bpmn;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for what a diagram refers to: forms, decisions, other journeys, queues; and for what it hands over. */
final class ReferenceRules {

    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern PRIORITY = Pattern.compile("[0-9]|[1-9][0-9]|100");

    private ReferenceRules() {}

    static void check(Checked checked) {
        for (var call : checked.all("callActivity")) {
            refers(checked, call, "calledElement", "process-unknown", checked.catalogue()::hasProcess);
            binding(checked, call, "calledElementBinding");
        }
        for (var decision : checked.all("businessRuleTask")) {
            refers(
                    checked,
                    decision,
                    "decisionRef",
                    "decision-unknown",
                    id -> checked.catalogue().decision(id).isPresent());
            binding(checked, decision, "decisionRefBinding");
            gives(checked, decision, "decisionRef", checked.catalogue()::decision);
        }
        for (var task : checked.all("userTask")) {
            variable(checked, task, "formRef");
            variable(checked, task, "candidateGroups");
            if (task.get("formRef") != null) {
                refers(
                        checked,
                        task,
                        "formRef",
                        "form-unknown",
                        id -> checked.catalogue().form(id).isPresent());
            }
            binding(checked, task, "formRefBinding");
            gives(checked, task, "formRef", checked.catalogue()::form);
            literal(checked, task, "candidateGroups", QUEUE, "queues");
            variable(checked, task, "priority");
            literal(checked, task, "priority", PRIORITY, "priority");
            date(checked, task, "dueDate");
            date(checked, task, "followUpDate");
        }
        for (var mapping : checked.all("in", "out")) {
            mapping(checked, mapping);
        }
        for (var condition : checked.all("conditionExpression")) {
            var type = condition.get("type", "");
            if (!(type.equals("tFormalExpression") || type.endsWith(":tFormalExpression"))) {
                condition.error(checked.report(), "type", "condition-type", type);
            }
            checked.expressions().expression(condition, "conditionExpression", condition.text());
        }
    }

    private static void refers(Checked checked, XmlNode node, String attribute, String rule, Predicate<String> exists) {
        var key = node.get(attribute, "");
        // an expression is refused as such
        if (!Expressions.areIn(key) && (!ProcessRules.isKey(key) || !exists.test(key))) {
            node.error(checked.report(), attribute, rule, key);
        }
    }

    /** A decision or a form that was published before a name was reserved sets it all the same. */
    private static void gives(
            Checked checked, XmlNode node, String attribute, Function<String, Optional<Set<String>>> names) {
        names.apply(node.get(attribute, "")).orElse(Set.of()).stream()
                .filter(name -> ReservedNames.contains(name, checked.catalogue()))
                .sorted()
                .forEach(name -> node.error(checked.report(), attribute, "name-reserved", name));
    }

    private static void binding(Checked checked, XmlNode node, String attribute) {
        var value = node.get(attribute);
        if (value != null && !value.equals("latest") && !Expressions.areIn(value)) {
            node.error(checked.report(), attribute, "binding", value);
        }
    }

    private static void literal(Checked checked, XmlNode node, String attribute, Pattern pattern, String rule) {
        var value = node.get(attribute);
        if (value != null
                && !Expressions.areIn(value)
                && !pattern.matcher(value).matches()) {
            node.error(checked.report(), attribute, rule, value);
        }
    }

    /** What is not the same for everybody who calls the journey may be a variable, and nothing more. */
    private static void variable(Checked checked, XmlNode task, String attribute) {
        var value = task.get(attribute, "");
        if (Expressions.isSingleName(value)) {
            checked.expressions().text(task, attribute, value);
        } else if (Expressions.areIn(value)) {
            task.error(checked.report(), attribute, "expression-not-allowed", value);
        }
    }

    private static void date(Checked checked, XmlNode task, String attribute) {
        var value = task.get(attribute);
        if (value == null) {
            return;
        }
        if (Expressions.isSingleName(value)) {
            checked.expressions().text(task, attribute, value);
        } else if (Expressions.areIn(value)) {
            task.error(checked.report(), attribute, "timer-variable", value);
        } else {
            TimerRules.checkDate(checked, task, attribute, value);
        }
    }

    private static void mapping(Checked checked, XmlNode mapping) {
        var owner = mapping.parent() == null ? null : mapping.parent().parent();
        if (owner == null || !owner.is("callActivity")) {
            mapping.error(checked.report(), mapping.name(), "mapping-place");
            return;
        }
        var source = mapping.get("source");
        var expression = mapping.get("sourceExpression");
        var target = mapping.get("target", "");
        var saysWhom = mapping.is("in") && ReservedNames.CUSTOMER.equals(source) && target.equals(source);
        if (ReservedNames.contains(target, checked.catalogue()) && !saysWhom) {
            mapping.error(checked.report(), mapping.name(), "name-reserved", target);
        } else if ((source == null) == (expression == null) || !Expressions.isName(target)) {
            mapping.error(checked.report(), mapping.name(), "mapping");
        } else if (expression != null) {
            checked.expressions().expression(mapping, "sourceExpression", expression);
        } else if (!isName(source)) {
            mapping.error(checked.report(), mapping.name(), "mapping");
        } else if (mapping.is("in")) {
            checked.expressions().text(mapping, "source", "${" + source + "}");
        }
    }

    private static boolean isName(@Nullable String text) {
        return text != null && Expressions.isVariableName(text);
    }
}
