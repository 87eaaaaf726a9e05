package io.wayline.journey.check.dmn;

import java.util.List;
import java.util.stream.Collectors;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.xml.XmlNode;

/** The columns of a decision as they are drawn. */
public record DrawnDecision(List<Column> inputs, List<Column> outputs) {

    /** Of what is no longer there. */
    public static final DrawnDecision GONE = new DrawnDecision(List.of(), List.of());

    /**
     * A column.
     *
     * @param name the variable that it looks at, or that it sets
     * @param label what stands above it; may be empty
     */
    public record Column(String id, String name, String label) {

        /** Whether a decision that was taken means this column: it was kept by its label, and by its name without one. */
        public boolean isCalled(String kept) {
            return kept.equals(label) || kept.equals(name);
        }
    }

    /**
     * Reads one decision of a file; {@link #GONE} when it is not there.
     *
     * @param id the decision's
     */
    public static DrawnDecision read(String content, String id) {
        return DmnReader.read(content, new Report("")).stream()
                .flatMap(root -> root.children("decision"))
                .filter(decision -> id.equals(decision.get("id")))
                .flatMap(decision -> decision.children("decisionTable"))
                .findFirst()
                .map(table -> new DrawnDecision(
                        table.children("input").map(DrawnDecision::input).toList(),
                        table.children("output").map(DrawnDecision::output).toList()))
                .orElse(GONE);
    }

    private static Column input(XmlNode input) {
        var name = input.children("inputExpression")
                .flatMap(expression -> expression.children("text"))
                .map(XmlNode::text)
                .collect(Collectors.joining());
        return new Column(input.get("id", ""), name, input.get("label", ""));
    }

    private static Column output(XmlNode output) {
        return new Column(output.get("id", ""), output.get("name", ""), output.get("label", ""));
    }
}
