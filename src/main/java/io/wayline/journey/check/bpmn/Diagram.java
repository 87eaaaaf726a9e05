package io.wayline.journey.check.bpmn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;

/**
 * A diagram being checked, as every family of rules sees it.
 *
 * @param byId every element that has an id
 * @param now when it is checked
 */
record Diagram(
        ModelFile file,
        XmlNode root,
        XmlNode process,
        Map<String, XmlNode> byId,
        Catalogue catalogue,
        Instant now,
        Expressions expressions,
        Report report) {

    static final String[] NODES = {
        "startEvent",
        "endEvent",
        "intermediateCatchEvent",
        "boundaryEvent",
        "serviceTask",
        "userTask",
        "receiveTask",
        "businessRuleTask",
        "callActivity",
        "subProcess",
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "eventBasedGateway"
    };

    /** All elements of these names in the process, at any depth. */
    List<XmlNode> all(String... names) {
        return process.tree().filter(each -> each.is(names)).toList();
    }

    /** What an attribute refers to, if it is of one of these names. */
    Optional<XmlNode> target(XmlNode node, String attribute, String... names) {
        return Optional.ofNullable(byId.get(node.get(attribute, ""))).filter(each -> each.is(names));
    }

    /** Elements of our extensions of this name below a node. */
    static Stream<XmlNode> extensions(XmlNode node, String name) {
        return node.children("extensionElements").flatMap(each -> each.tree().filter(below -> below.is(name)));
    }

    /** The value of a property of ours on this very element. */
    static Optional<String> property(XmlNode node, String name) {
        return extensions(node, "property")
                .filter(each -> name.equals(each.get("name")))
                .map(each -> each.get("value", "").strip())
                .findFirst();
    }
}
