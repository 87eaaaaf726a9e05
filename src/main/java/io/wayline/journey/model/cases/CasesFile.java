package io.wayline.journey.model.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.cases.DecisionCase.Expected;
import io.wayline.journey.model.yaml.PlainYaml;
import io.wayline.shared.Numbers;

/**
 * Reads the cases of a decision:
 *
 * <pre>
 * Loyal buyers are dear to us:
 *   inputs: {recency: 3, frequency: 2, monetary: 5, abc: A}
 *   expect: {tier: A, label: loyal}
 * Nobody says anything of the lapsed:
 *   inputs: {abc: D}
 *   expect: nothing
 * </pre>
 *
 * Numbers, {@code true}, {@code false}, and {@code null} are what they look like; in quotation marks they are texts, as
 * everything else is.
 */
public final class CasesFile {

    private static final String INPUTS = "inputs";
    private static final String EXPECT = "expect";
    private static final String SHAPE = "tests-shape";
    private static final int MOST = 500;

    private final Report report;

    private CasesFile(Report report) {
        this.report = report;
    }

    /** The cases in a file, in its order, without those that cannot be read; the report says which. Never throws. */
    public static List<DecisionCase> read(String content, Report report) {
        var root = PlainYaml.root(content, report, "tests");
        if (root.isEmpty()) {
            if (report.findings().isEmpty()) {
                report.error("", "", 0, "tests-empty");
            }
            return List.of();
        }
        return new CasesFile(report).cases(root.get());
    }

    private List<DecisionCase> cases(Node root) {
        var cases = new ArrayList<DecisionCase>();
        each(root, "", (name, node) -> {
            if (cases.size() < MOST) {
                one(name, node).ifPresent(cases::add);
            } else {
                report.error(name, "", PlainYaml.line(node), "tests-many", String.valueOf(MOST));
            }
        });
        return cases;
    }

    private Optional<DecisionCase> one(String name, Node node) {
        var parts = new LinkedHashMap<String, Node>();
        each(node, name, parts::put);
        var unknown = parts.keySet().stream()
                .filter(part -> !part.equals(INPUTS) && !part.equals(EXPECT))
                .findFirst();
        if (unknown.isPresent() || !parts.containsKey(EXPECT)) {
            report.error(name, unknown.orElse(EXPECT), PlainYaml.line(node), SHAPE);
            return Optional.empty();
        }
        var inputs = parts.containsKey(INPUTS)
                ? values(name, parts.get(INPUTS))
                : new LinkedHashMap<String, @Nullable Object>();
        return expected(name, parts.get(EXPECT))
                .map(expected -> new DecisionCase(name, PlainYaml.line(node), inputs, expected));
    }

    private Optional<Expected> expected(String name, Node node) {
        if (node instanceof ScalarNode word) {
            switch (word.getValue()) {
                case "nothing":
                    return Optional.of(new Expected.Nothing());
                case "refused":
                    return Optional.of(new Expected.Refused());
                default:
                    report.error(name, EXPECT, PlainYaml.line(node), SHAPE);
                    return Optional.empty();
            }
        }
        return Optional.of(new Expected.Outcomes(values(name, node)));
    }

    private Map<String, @Nullable Object> values(String name, Node node) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        each(node, name, (key, value) -> {
            if (value instanceof ScalarNode scalar) {
                values.put(key, value(scalar));
            } else {
                report.error(name, key, PlainYaml.line(value), SHAPE);
            }
        });
        return values;
    }

    private static @Nullable Object value(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case "", "null" -> null;
            default -> number(text).<Object>map(Numbers::canonical).orElse(text);
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private void each(Node node, String name, BiConsumer<String, Node> entry) {
        if (!(node instanceof MappingNode mapping)) {
            report.error(name, "", PlainYaml.line(node), SHAPE);
            return;
        }
        var seen = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isBlank()) {
                report.error(name, "", PlainYaml.line(tuple.getKeyNode()), SHAPE);
            } else if (!seen.add(key)) {
                report.error(name.isEmpty() ? key : name, key, PlainYaml.line(tuple.getKeyNode()), "tests-twice");
            } else {
                entry.accept(key, tuple.getValueNode());
            }
        }
    }
}
