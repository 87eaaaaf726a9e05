package io.wayline.journey.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.journey.vocabulary.Fact.Choice;

/** The columns of a decision as facts; the words that its rows say are the values. */
final class DecisionFacts {

    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

    private final List<XmlNode> rows;
    private final Optional<XmlNode> table;
    private final DrawnNames names;
    private final Locale reader;

    DecisionFacts(String content, DrawnNames names, Locale reader) {
        this.table = DmnReader.read(content, new Report("")).stream()
                .flatMap(root -> root.children("decision"))
                .flatMap(decision -> decision.children("decisionTable"))
                .findFirst();
        this.rows = table.stream().flatMap(drawn -> drawn.children("rule")).toList();
        this.names = names;
        this.reader = reader;
    }

    List<Fact> looksAt() {
        return columns(
                "input",
                column -> column.children("inputExpression")
                        .findFirst()
                        .map(expression -> new Column(text(expression), expression.get("typeRef", "string")))
                        .orElse(new Column("", "")));
    }

    List<Fact> gives() {
        return columns("output", column -> new Column(column.get("name", ""), column.get("typeRef", "string")));
    }

    private record Column(String name, String type) {}

    private interface Reading {
        Column of(XmlNode column);
    }

    private List<Fact> columns(String sort, Reading reading) {
        var columns = table.stream().flatMap(drawn -> drawn.children(sort)).toList();
        return IntStream.range(0, columns.size())
                .mapToObj(at -> fact(columns.get(at), reading.of(columns.get(at)), sort + "Entry", at))
                .filter(fact -> !fact.name().isEmpty())
                .toList();
    }

    private Fact fact(XmlNode drawn, Column column, String entry, int at) {
        var id = drawn.get("id", column.name());
        var label = drawn.get("label", "");
        var values = rows.stream()
                .flatMap(row -> row.children(entry).skip(at).limit(1))
                .flatMap(DecisionFacts::words)
                .distinct()
                .map(word -> new Choice(word, names.value(id, word, "", reader)))
                .toList();
        return new Fact(
                column.name(),
                names.name(id, label.isBlank() ? column.name() : label, reader),
                type(column.type()),
                values);
    }

    private static Stream<String> words(XmlNode cell) {
        return WORD.matcher(text(cell)).results().map(found -> found.group(1));
    }

    private static String type(String written) {
        return switch (written) {
            case "integer", "long", "double", "number" -> "number";
            case "boolean" -> "flag";
            case "date" -> "instant";
            default -> "text";
        };
    }

    private static String text(XmlNode node) {
        return node.children("text").map(XmlNode::text).collect(Collectors.joining());
    }
}
