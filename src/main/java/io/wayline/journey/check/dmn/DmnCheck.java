package io.wayline.journey.check.dmn;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.wayline.journey.check.limit.Lengths;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.shared.Numbers;

/** Checks a decision: one table with literals, whose outcomes are one variable each. */
public final class DmnCheck {

    private static final int MOST_RULES = 500;
    private static final int MOST_COLUMNS = 20;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DAYS = Pattern.compile("P[1-9][0-9]{0,4}D");
    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double", "number");
    private static final Set<String> DECIMAL = Set.of("double", "number");
    private static final Set<String> POLICIES = Set.of("UNIQUE", "FIRST", "ANY");
    private static final Set<String> AGGREGATIONS = Set.of("SUM", "MIN", "MAX", "COUNT");
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/");

    private DmnCheck() {}

    public static void check(ModelFile file, Catalogue catalogue, Report report) {
        SecureXml.read(file.content(), report).ifPresent(root -> check(file, root, catalogue, report));
    }

    /** The names of what the decision in a file gives; nothing when it holds none. */
    public static Optional<Set<String>> outputs(String content) {
        return DmnReader.read(content, new Report(""))
                .map(root -> root.tree()
                        .filter(each -> each.is("output"))
                        .map(output -> output.get("name", ""))
                        .collect(Collectors.toSet()));
    }

    /** The variables that the decision in a file looks at; empty when it holds none. */
    public static Set<String> inputs(String content) {
        return DmnReader.read(content, new Report("")).stream()
                .flatMap(XmlNode::tree)
                .filter(each -> each.is("inputExpression"))
                .map(DmnCheck::text)
                .collect(Collectors.toSet());
    }

    private static void check(ModelFile file, XmlNode written, Catalogue catalogue, Report report) {
        Dmn.VOCABULARY.check(written, report);
        var root = Words.DECISION.of(written);
        Lengths.ofDecision(root, report);
        root.tree().forEach(node -> language(node, report));
        var decisions = root.children("decision").toList();
        if (decisions.size() != 1) {
            root.error(report, "decision", "decision-one", String.valueOf(decisions.size()));
            return;
        }
        var decision = decisions.get(0);
        var id = decision.get("id", "");
        if (!KEY.matcher(id).matches() || !id.equals(file.key())) {
            decision.error(report, "id", "file-name", id, file.key());
        }
        if (!DAYS.matcher(decision.get("historyTimeToLive", "")).matches()) {
            decision.error(report, "historyTimeToLive", "history-time", decision.get("historyTimeToLive", ""));
        }
        decision.children("decisionTable").forEach(table -> table(table, catalogue, report));
    }

    private static void language(XmlNode node, Report report) {
        var language = node.get("expressionLanguage");
        if (language != null && !FEEL.contains(language)) {
            node.error(report, "expressionLanguage", "decision-language", language);
        }
    }

    private static void table(XmlNode table, Catalogue catalogue, Report report) {
        var inputs = table.children("input").toList();
        var outputs = table.children("output").toList();
        var rules = table.children("rule").toList();
        var policy = table.get("hitPolicy", "UNIQUE");
        var aggregation = table.get("aggregation");
        var sums = policy.equals("COLLECT")
                && aggregation != null
                && AGGREGATIONS.contains(aggregation)
                && outputs.size() == 1;
        if (!sums && (aggregation != null || !POLICIES.contains(policy))) {
            table.error(report, "hitPolicy", "decision-hit-policy", policy);
        }
        if (rules.size() > MOST_RULES || inputs.size() + outputs.size() > MOST_COLUMNS) {
            table.error(report, "rule", "decision-too-large", String.valueOf(MOST_RULES), String.valueOf(MOST_COLUMNS));
            return;
        }
        inputs.forEach(input -> input(input, report));
        outputs(table, outputs, catalogue, report);
        for (var rule : rules) {
            rule(rule, inputs.size(), outputs.size(), report);
        }
        if (sums && isOfTwoKinds(rules) && !DECIMAL.contains(outputs.get(0).get("typeRef", ""))) {
            outputs.get(0).error(report, "typeRef", "decision-sum");
        }
    }

    /** Whether whole numbers and fractions are to be reckoned together. */
    private static boolean isOfTwoKinds(List<XmlNode> rules) {
        return rules.stream()
                        .flatMap(rule -> rule.children("outputEntry"))
                        .flatMap(entry -> Cell.outcome(text(entry)).stream())
                        .filter(outcome -> outcome.value() instanceof BigDecimal)
                        .map(outcome -> Numbers.canonical((BigDecimal) outcome.value()) instanceof Double)
                        .distinct()
                        .count()
                > 1;
    }

    private static void input(XmlNode input, Report report) {
        var expressions = input.children("inputExpression").toList();
        var name = expressions.size() == 1 ? text(expressions.get(0)) : "";
        if (!Expressions.isVariableName(name) && !Expressions.areIn(name)) {
            input.error(report, "inputExpression", "decision-input", name);
        }
        expressions.forEach(expression -> type(expression, report));
        input.children("inputValues").forEach(values -> cell(values, report));
    }

    private static void outputs(XmlNode table, List<XmlNode> outputs, Catalogue catalogue, Report report) {
        if (outputs.isEmpty()) {
            table.error(report, "output", "decision-output", "");
        }
        var names = new HashSet<String>();
        for (var output : outputs) {
            var name = output.get("name", "");
            if (ReservedNames.contains(name, catalogue)) {
                output.error(report, "name", "name-reserved", name);
            } else if (!Expressions.isName(name) || !names.add(name)) {
                output.error(report, "name", "decision-output", name);
            }
            type(output, report);
            output.children("outputValues").forEach(values -> cell(values, report));
        }
    }

    private static void type(XmlNode node, Report report) {
        var type = node.get("typeRef");
        if (type != null && !TYPES.contains(type)) {
            node.error(report, "typeRef", "decision-type", type);
        }
    }

    private static void rule(XmlNode rule, int inputs, int outputs, Report report) {
        var tests = rule.children("inputEntry").toList();
        var outcomes = rule.children("outputEntry").toList();
        if (tests.size() != inputs || outcomes.size() != outputs) {
            rule.error(report, "", "decision-columns");
        }
        tests.forEach(test -> cell(test, report));
        for (var outcome : outcomes) {
            if (!Expressions.areIn(text(outcome))
                    && !text(outcome).isEmpty()
                    && Cell.outcome(text(outcome)).isEmpty()) {
                outcome.error(report, "outputEntry", "decision-outcome", text(outcome));
            }
        }
    }

    private static void cell(XmlNode node, Report report) {
        if (!Expressions.areIn(text(node)) && Cell.test(text(node)).isEmpty()) {
            node.error(report, node.name(), "decision-cell", text(node));
        }
    }

    private static String text(XmlNode node) {
        return node.children("text").map(XmlNode::text).collect(Collectors.joining());
    }
}
