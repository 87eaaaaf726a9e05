package io.wayline.journey.check.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.model.names.NamedForm;
import io.wayline.journey.model.xml.XmlNode;

/** Finds in a drawing what can be given a name. */
public final class DrawnThings {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"|'([^'\\\\]*)'");

    /** What a called journey is told, and people read: why a customer is called. */
    private static final String REASON = "reason";

    private DrawnThings() {}

    /** In the order of the drawing; nothing of one that cannot be read, which other rules refuse. */
    public static List<DrawnThing> of(ModelFile drawing) {
        return switch (drawing.kind()) {
            case BPMN -> ofDiagram(drawing);
            case DMN -> ofDecision(drawing);
            case FORM -> ofForm(drawing);
            case NAMES, TESTS, UNKNOWN -> List.of();
        };
    }

    private static List<DrawnThing> ofDiagram(ModelFile drawing) {
        return BpmnReader.read(drawing.content(), new Report("")).stream()
                .map(Diagram::written)
                .flatMap(root -> root.children("process", "collaboration"))
                .flatMap(XmlNode::tree)
                .filter(node -> node.get("id") != null)
                .map(DrawnThings::element)
                .toList();
    }

    private static DrawnThing element(XmlNode node) {
        var told = settings(node)
                .filter(each -> each.is("in") && REASON.equals(each.get("target")))
                .flatMap(each -> quoted(each.get("sourceExpression", "")))
                .collect(Collectors.toSet());
        var values = settings(node)
                .flatMap(each -> Stream.concat(
                        Stream.of(each.text()), each.attributes().stream().map(XmlNode.Attribute::value)))
                .flatMap(text -> Stream.concat(Stream.of(text), quoted(text)))
                .collect(Collectors.toSet());
        var shown = !node.get("name", "").isBlank() || node.is("process");
        return new DrawnThing(node.get("id", ""), shown, false, false, values, told, false);
    }

    /** What is set at an element itself, and not at those within it. */
    private static Stream<XmlNode> settings(XmlNode node) {
        return node.children("extensionElements").flatMap(XmlNode::tree);
    }

    private static List<DrawnThing> ofDecision(ModelFile drawing) {
        var things = new ArrayList<DrawnThing>();
        var root = DmnReader.read(drawing.content(), new Report(""));
        root.stream().flatMap(each -> each.children("decision")).forEach(decision -> {
            things.add(new DrawnThing(decision.get("id", ""), true, false, false, Set.of(), Set.of(), false));
            decision.children("decisionTable").forEach(table -> {
                columns(table, "input", things);
                columns(table, "output", things);
            });
        });
        return things;
    }

    private static void columns(XmlNode table, String kind, List<DrawnThing> things) {
        var columns = table.children(kind).toList();
        for (var place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            var at = place;
            var cells = Stream.concat(
                    column.children(kind + "Values"),
                    table.children("rule")
                            .flatMap(rule ->
                                    rule.children(kind + "Entry").skip(at).limit(1)));
            var values = cells.flatMap(XmlNode::tree)
                    .flatMap(cell -> quoted(cell.text()))
                    .collect(Collectors.toCollection(TreeSet::new));
            // a letter is a grade and is called the same everywhere
            var told = values.stream().filter(value -> value.length() > 1).collect(Collectors.toSet());
            things.add(new DrawnThing(column.get("id", ""), true, false, false, values, told, kind.equals("input")));
        }
    }

    private static List<DrawnThing> ofForm(ModelFile drawing) {
        var things = new ArrayList<DrawnThing>();
        FormReader.schema(drawing.content()).ifPresent(form -> components(form, things));
        return things;
    }

    private static void components(JsonNode parent, List<DrawnThing> things) {
        for (var component : parent.path("components")) {
            var id = NamedForm.id(component);
            if (!id.isEmpty()) {
                var choices = component
                        .path("values")
                        .valueStream()
                        .map(choice -> choice.path("value").asString(""))
                        .collect(Collectors.toSet());
                things.add(new DrawnThing(
                        id,
                        !component
                                .path(NamedForm.labelledBy(component))
                                .asString("")
                                .isBlank(),
                        !component.path("description").asString("").isBlank(),
                        NamedForm.hasTwoLabels(component),
                        choices,
                        choices,
                        false));
            }
            components(component, things);
        }
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }
}
