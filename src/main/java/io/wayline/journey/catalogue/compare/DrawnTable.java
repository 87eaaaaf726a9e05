package io.wayline.journey.catalogue.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.xml.XmlNode;

/**
 * A decision as it is drawn: its columns, and its rows by their ids.
 *
 * @param columns by the variable that each looks at or sets
 */
record DrawnTable(XmlNode root, String name, String hitPolicy, Map<String, Column> columns, Map<String, Row> rows) {

    /** @param looks whether it is a condition; else it is an outcome */
    record Column(String id, String variable, String label, boolean looks) {}

    /**
     * A row.
     *
     * @param number from 1
     * @param cells by column; empty ones are left out
     * @param note what stands beside it
     */
    record Row(int number, Map<String, String> cells, String note) {}

    /** Nothing when it cannot be read, or has no table. */
    static Optional<DrawnTable> of(String content, String key) {
        return DmnReader.read(content, new Report(""))
                .flatMap(root -> root.children("decision")
                        .filter(decision -> key.equals(decision.get("id")))
                        .findFirst()
                        .flatMap(decision -> decision.children("decisionTable")
                                .findFirst()
                                .map(table -> of(root, decision.get("name", ""), table))));
    }

    private static DrawnTable of(XmlNode root, String name, XmlNode table) {
        var columns = new LinkedHashMap<String, Column>();
        var order = new ArrayList<String>();
        table.children("input").forEach(input -> column(columns, order, input, looksAt(input), true));
        table.children("output").forEach(output -> column(columns, order, output, output.get("name", ""), false));
        var rows = new LinkedHashMap<String, Row>();
        table.children("rule").forEach(rule -> {
            var number = rows.size() + 1;
            rows.putIfAbsent(rule.get("id", "#" + number), row(number, rule, order));
        });
        return new DrawnTable(root, name, table.get("hitPolicy", "UNIQUE"), columns, rows);
    }

    private static void column(
            Map<String, Column> columns, List<String> order, XmlNode written, String variable, boolean looks) {
        var key = (looks ? "in " : "out ") + variable;
        columns.putIfAbsent(key, new Column(written.get("id", ""), variable, written.get("label", ""), looks));
        order.add(key);
    }

    private static String looksAt(XmlNode input) {
        return input.children("inputExpression")
                .flatMap(expression -> expression.children("text"))
                .map(XmlNode::text)
                .collect(Collectors.joining());
    }

    private static Row row(int number, XmlNode rule, List<String> order) {
        var cells = new LinkedHashMap<String, String>();
        var at = 0;
        for (var entry : entries(rule)) {
            if (at < order.size()) {
                var text = entry.children("text").map(XmlNode::text).collect(Collectors.joining());
                if (!text.isEmpty() && !text.equals("-")) {
                    cells.put(order.get(at), text);
                }
            }
            at++;
        }
        return new Row(
                number, cells, rule.children("description").map(XmlNode::text).collect(Collectors.joining(" ")));
    }

    /** Conditions stand before outcomes, whatever their order in the file. */
    private static List<XmlNode> entries(XmlNode rule) {
        return Stream.concat(rule.children("inputEntry"), rule.children("outputEntry"))
                .toList();
    }
}
