package io.wayline.journey.check.xml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;

/**
 * The words that a kind of file may use. A table has one line for each element: {@code name | attributes | children}, and
 * a line with a dollar sign names what others take over. An attribute that stands with values has one of these. A star behind an attribute, or behind the element for its text, marks a place that may hold an expression; everywhere
 * else {@code ${} and {@code #{} are refused, because the engine evaluates expressions in places where nobody expects
 * them. What is not in the table is refused.
 *
 * <p>Words that mean nothing to anybody here are a program's own. They are taken where the standard keeps room for them, as
 * attributes and in extensions, so that the program which wrote them finds them again; elsewhere editors would lose them.
 */
public final class Vocabulary {

    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int LONGEST_TEXT = 4_000;

    private static final String EXTENSIONS = "extensionElements";

    private final Words meaning;
    private final Map<String, String> prefixes;
    private final String root;
    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, String> reasons;

    private record Word(
            Map<String, Set<String>> attributes,
            Set<String> expressions,
            Set<String> children,
            boolean textExpression) {

        static final Word NOTHING = new Word(Map.of(), Set.of(), Set.of(), false);
    }

    /**
     * @param table the first line is the root
     * @param meaning which words mean something
     * @param prefixes our prefix of each name space; the empty one is the file kind's own
     * @param reasons a rule of its own for words that people may well want to use, by {@code name} or {@code @attribute}
     */
    public Vocabulary(String table, Words meaning, Map<String, String> prefixes, Map<String, String> reasons) {
        this.meaning = meaning;
        this.prefixes = prefixes;
        this.reasons = reasons;
        var groups = new HashMap<String, String>();
        var first = "";
        for (var row : table.lines().filter(line -> !line.isBlank()).toList()) {
            if (row.startsWith("$")) {
                var parts = row.split("=", 2);
                groups.put(parts[0].strip(), String.join(" ", names(parts[1], groups)));
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
        check(node, part -> false, report);
    }

    /** @param drawn what is nobody's business, whatever is in it */
    public void check(XmlNode node, Predicate<XmlNode> drawn, Report report) {
        if (known(node) && !root.equals(nameOf(node))) {
            node.error(report, node.name(), "element-not-allowed", node.name());
        } else {
            walk(node, drawn, report);
        }
    }

    private void walk(XmlNode node, Predicate<XmlNode> drawn, Report report) {
        if (drawn.test(node)) {
            return;
        }
        if (!known(node)) {
            node.error(report, node.name(), "namespace", node.namespace());
            return;
        }
        var word = words.getOrDefault(nameOf(node), Word.NOTHING);
        for (var attribute : node.attributes()) {
            attribute(node, attribute, word, report);
        }
        text(node, word, report);
        for (var child : node.children()) {
            if (!meaning.mean(child.namespace())) {
                if (!isRoomForOthers(node)) {
                    refuse(child, "foreign-place", report);
                }
            } else if (!known(child) || word.children().contains(nameOf(child))) {
                walk(child, drawn, report);
            } else if (isExtensions(child)) {
                // what stands in it is at the wrong place, and for itself says better what it is
                child.children().stream()
                        .filter(each -> meaning.mean(each.namespace()))
                        .forEach(each -> refuse(each, report));
            } else {
                refuse(child, report);
            }
        }
    }

    private boolean isRoomForOthers(XmlNode node) {
        return isExtensions(node) || known(node) && node.is("extension");
    }

    private boolean isExtensions(XmlNode node) {
        return known(node) && EXTENSIONS.equals(nameOf(node));
    }

    private void refuse(XmlNode child, Report report) {
        refuse(
                child,
                known(child) ? reasons.getOrDefault(child.name(), "element-not-allowed") : "element-not-allowed",
                report);
    }

    private static void refuse(XmlNode child, String reason, Report report) {
        var parent = child.parent();
        var owner = child.get("id") == null && parent != null ? parent : child;
        report.error(owner.place(), child.name(), child.line(), reason, child.name());
    }

    private void attribute(XmlNode node, XmlNode.Attribute attribute, Word word, Report report) {
        if (!meaning.mean(attribute.namespace(), attribute.name())) {
            return;
        }
        var prefix = attribute.namespace().isEmpty() ? "" : prefixes.get(attribute.namespace());
        if (prefix == null) {
            node.error(report, attribute.name(), "namespace", attribute.namespace());
            return;
        }
        var name = prefix.isEmpty() && !attribute.namespace().isEmpty()
                ? "!" + attribute.name()
                : prefix.isEmpty() ? attribute.name() : prefix + ":" + attribute.name();
        var values = word.attributes().get(name);
        if (values == null) {
            node.error(
                    report,
                    attribute.name(),
                    reasons.getOrDefault("@" + attribute.name(), "attribute-not-allowed"),
                    attribute.name());
        } else if (!values.isEmpty() && !values.contains(attribute.value())) {
            node.error(report, attribute.name(), "attribute-value", attribute.name(), attribute.value());
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
        var attributes = new HashMap<String, Set<String>>();
        var expressions = new HashSet<String>();
        for (var written : names(cells[1], groups)) {
            var name = written.replaceFirst("[*=].*", "");
            if (written.endsWith("*")) {
                expressions.add(name);
            }
            attributes.put(
                    name,
                    written.contains("=")
                            ? Set.of(written.substring(name.length() + 1).split(","))
                            : Set.of());
        }
        return new Word(attributes, expressions, names(cells[2], groups), textExpression);
    }

    private static Set<String> names(String cell, Map<String, String> groups) {
        return Arrays.stream(cell.strip().split("\\s+"))
                .flatMap(name ->
                        name.startsWith("$") ? Arrays.stream(groups.get(name).split("\\s+")) : Stream.of(name))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
