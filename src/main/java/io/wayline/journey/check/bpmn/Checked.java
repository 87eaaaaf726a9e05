package io.wayline.journey.check.bpmn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.check.outline.VariableNames;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.xml.XmlNode;

/**
 * A diagram being checked, as every family of rules sees it. Rules for what it means look at the diagram; rules for how
 * it is written look at the file.
 *
 * @param byId every element of the file that has an id
 * @param now when it is checked
 */
record Checked(
        ModelFile file,
        Diagram diagram,
        Map<String, XmlNode> byId,
        Catalogue catalogue,
        Instant now,
        ExpressionRules expressions,
        Report report) {

    Checked(ModelFile file, Diagram diagram, Catalogue catalogue, Instant now, Report report) {
        this(
                file,
                diagram,
                diagram.written()
                        .tree()
                        .filter(node -> node.get("id") != null)
                        .collect(Collectors.toMap(
                                node -> node.get("id", ""), Function.identity(), (first, again) -> first)),
                catalogue,
                now,
                new ExpressionRules(report, VariableNames.of(diagram, catalogue)),
                report);
    }

    /** The file. */
    XmlNode root() {
        return diagram.written();
    }

    /** The process, as it stands in the file. */
    XmlNode process() {
        return diagram.process().written();
    }

    /** All elements of these names in the process, at any depth, as they stand in the file. */
    List<XmlNode> all(String... names) {
        return process().tree().filter(each -> each.is(names)).toList();
    }

    /** What an attribute refers to, if it is of one of these names. */
    Optional<XmlNode> target(XmlNode node, String attribute, String... names) {
        return Optional.ofNullable(byId.get(node.get(attribute, ""))).filter(each -> each.is(names));
    }

    /** Elements of our extensions of this name below a node. */
    static Stream<XmlNode> extensions(XmlNode node, String name) {
        return node.children("extensionElements").flatMap(each -> each.tree().filter(below -> below.is(name)));
    }
}
