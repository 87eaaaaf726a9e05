package io.wayline.journey.check.xml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;

/**
 * The words that a kind of file may use. A table has one line for each element: {@code name | attributes | children}. A
 * star behind an attribute, or behind the element for its text, marks a place that may hold an expression; everywhere
 * else {@code ${} and {@code #{} are refused, because the engine evaluates expressions in places where nobody expects
 * them. What is not in the table is refused.
 */
public final class Vocabulary {

    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int LONGEST_TEXT = 4_000;

    private final Map<String, String> prefixes;
    private final String root;
    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, String> reasons;

    private record Word(
            Set<String> attributes, Set<String> expressions, Set<String> children, boolean textExpression) {}

    /**
     * @param table the first line is the root
     * @param prefixes our prefix of each name space; the empty one is the file kind's own
     * @param reasons a rule of its own for words that people may well want to use, by {@code name} or {@code @attribute}
     */
    public Vocabulary(String table, Map<String, String> prefixes, Map<String, String> reasons) {
        this.prefixes = prefixes;
        this.reasons = reasons;
        var groups = new HashMap<String, String>();
        var first = "";
        for (var row : table.lines().filter(line -> !line.isBlank()).toList()) {
            if (row.startsWith("$")) {
                var parts = row.split("=", 2);
                groups.put(parts[0].strip(), parts[1].strip());
                continue;
            }
            var cells = row.split("\\|", -1);
            var name = cells[0].strip();
            var textExpression = name.endsWith("*");
            name = textExpression ? name.substring(0, name.length() - 1) : name;
            first = first.isEmpty() ? name : first;
            words.put(name, word(cells, groups, textExpression));
        }
        this.root = first;
    }

    /** Reports every word that the table does not have; what is below a refused element is not looked at. */
    public void check(XmlNode node, Report report) {
        if (known(node) && !root.equals(nameOf(node))) {
            node.error(report, node.name(), "element-not-allowed", node.name());
        } else {
            walk(node, report);
        }
    }

    private void walk(XmlNode node, Report report) {
        if (!known(node)) {
            node.error(report, node.name(), "namespace", node.namespace());
            return;
        }
        var word = words.getOrDefault(nameOf(node), new Word(Set.of(), Set.of(), Set.of(), false));
        for (var attribute : node.attributes()) {
            attribute(node, attribute, word, report);
        }
        text(node, word, report);
        for (var child : node.children()) {
            if (known(child) && !word.children().contains(nameOf(child))) {
                refuse(child, report);
            } else {
                walk(child, report);
            }
        }
    }

    private void refuse(XmlNode child, Report report) {
        var parent = child.parent();
        var owner = child.get("id") == null && parent != null ? parent : child;
        report.error(
                owner.place(),
                child.name(),
                child.line(),
                reasons.getOrDefault(child.name(), "element-not-allowed"),
                child.name());
    }

    private void attribute(XmlNode node, XmlNode.Attribute attribute, Word word, Report report) {
        var prefix = attribute.namespace().isEmpty() ? "" : prefixes.get(attribute.namespace());
        if (prefix == null) {
            node.error(report, attribute.name(), "namespace", attribute.namespace());
            return;
        }
        var name = prefix.isEmpty() && !attribute.namespace().isEmpty()
                ? "!" + attribute.name()
                : prefix.isEmpty() ? attribute.name() : prefix + ":" + attribute.name();
        if (!word.attributes().contains(name)) {
            node.error(
                    report,
                    attribute.name(),
                    reasons.getOrDefault("@" + attribute.name(), "attribute-not-allowed"),
                    attribute.name());
        } else if (attribute.value().length() > LONGEST_ATTRIBUTE) {
            node.error(report, attribute.name(), "text-too-long", String.valueOf(LONGEST_ATTRIBUTE));
        } else if (!word.expressions().contains(name) && Expressions.areIn(attribute.value())) {
            node.error(report, attribute.name(), "expression-not-allowed", attribute.value());
        }
    }

    private void text(XmlNode node, Word word, Report report) {
        if (node.text().length() > LONGEST_TEXT) {
            node.error(report, node.name(), "text-too-long", String.valueOf(LONGEST_TEXT));
        } else if (!word.textExpression() && Expressions.areIn(node.text())) {
            node.error(report, node.name(), "expression-not-allowed", node.text());
        }
    }

    private boolean known(XmlNode node) {
        return prefixes.containsKey(node.namespace());
    }

    private String nameOf(XmlNode node) {
        var prefix = prefixes.getOrDefault(node.namespace(), "?");
        return prefix.isEmpty() ? node.name() : prefix + ":" + node.name();
    }

    private static Word word(String[] cells, Map<String, String> groups, boolean textExpression) {
        var attributes = names(cells[1], groups);
        var expressions = attributes.stream()
                .filter(name -> name.endsWith("*"))
                .map(name -> name.substring(0, name.length() - 1))
                .collect(Collectors.toSet());
        var all = new HashSet<>(expressions);
        attributes.stream().filter(name -> !name.endsWith("*")).forEach(all::add);
        return new Word(all, expressions, names(cells[2], groups), textExpression);
    }

    private static Set<String> names(String cell, Map<String, String> groups) {
        return Arrays.stream(cell.strip().split("\\s+"))
                .flatMap(name -> name.startsWith("$")
                        ? Arrays.stream(groups.get(name).split("\\s+"))
                        : java.util.stream.Stream.of(name))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
