package io.wayline.journey.display;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.journey.naming.ModelLabels.Labels;

/**
 * Writes of a diagram what is drawn of it. What is not named here stays with us: conditions, settings, variables, queues,
 * forms, documentation, and whatever a later engine may add.
 */
final class DisplayXml {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String OURS = "https://wayline.io/display";

    private static final Map<String, String> PREFIXES = Map.of(
            BPMN,
            "bpmn",
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC",
            "dc",
            "http://www.omg.org/spec/DD/20100524/DI",
            "di");

    private static final Set<String> LEFT_OUT = Set.of(
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "conditionExpression",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "condition",
            "script",
            "ioSpecification",
            "property",
            "dataInputAssociation",
            "dataOutputAssociation",
            "potentialOwner",
            "humanPerformer",
            "performer",
            "loopCardinality",
            "completionCondition",
            "message",
            "signal",
            "error",
            "escalation",
            "itemDefinition",
            "import",
            "interface");

    private static final Set<String> KEPT = Set.of(
            "id",
            "sourceRef",
            "targetRef",
            "attachedToRef",
            "processRef",
            "default",
            "cancelActivity",
            "isInterrupting",
            "triggeredByEvent",
            "isSequential",
            "gatewayDirection",
            "eventGatewayType",
            "associationDirection",
            "bpmnElement",
            "isExpanded",
            "isHorizontal",
            "isMarkerVisible",
            "x",
            "y",
            "width",
            "height");

    private final Labels named;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private DisplayXml(Labels named) {
        this.named = named;
    }

    /** Nothing when nothing is drawn. */
    static Optional<String> of(Labels named) {
        var root = named.model().diagram().written();
        if (root.tree().noneMatch(node -> node.is("BPMNShape"))) {
            return Optional.empty();
        }
        var display = new DisplayXml(named);
        display.write(root, true);
        return Optional.of(display.xml.toString());
    }

    private void write(XmlNode node, boolean isRoot) {
        var prefix = PREFIXES.get(node.namespace());
        if (prefix == null || LEFT_OUT.contains(node.name())) {
            return;
        }
        var tag = prefix + ":" + node.name();
        xml.append('<').append(tag);
        if (isRoot) {
            new TreeMap<>(PREFIXES).forEach((space, name) -> write("xmlns:" + name, space));
            write("xmlns:wl", OURS);
            write("targetNamespace", OURS);
        }
        for (var attribute : node.attributes()) {
            if (attribute.namespace().isEmpty() && KEPT.contains(attribute.name())) {
                write(attribute.name(), value(node, attribute));
            }
        }
        writeName(node);
        var sign = sign(node);
        if (sign != null) {
            write("wl:sign", sign);
        }
        xml.append('>');
        if (node.is("text", "flowNodeRef")) {
            xml.append(escaped(node.text()));
        }
        node.children().forEach(child -> write(child, false));
        xml.append("</").append(tag).append('>');
    }

    private void write(String attribute, String value) {
        xml.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    private void writeName(XmlNode node) {
        var drawn = node.get("name", "");
        var id = node.get("id", "");
        if (node.namespace().equals(BPMN) && !id.isEmpty() && !drawn.isBlank()) {
            write("name", named.names().name(id, drawn, named.reader()));
        }
    }

    private static String value(XmlNode node, XmlNode.Attribute attribute) {
        var label = node.parent();
        if (!node.is("Bounds") || label == null || !label.is("BPMNLabel")) {
            return attribute.value();
        }
        var room = LabelRoom.of(node, label.parent());
        return switch (attribute.name()) {
            case "width" -> room.map(LabelRoom::width).orElse(attribute.value());
            case "x" -> room.map(LabelRoom::x).orElse(attribute.value());
            default -> attribute.value();
        };
    }

    private @Nullable String sign(XmlNode node) {
        return node.is("serviceTask")
                ? named.model()
                        .diagram()
                        .node(node.get("id", ""))
                        .flatMap(FlowNode::step)
                        .map(StepSigns::of)
                        .orElse(null)
                : null;
    }
}
