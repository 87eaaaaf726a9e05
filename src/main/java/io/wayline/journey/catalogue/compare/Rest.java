package io.wayline.journey.catalogue.compare;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.xml.XmlNode;

/**
 * What of an element no sentence of its own tells, as one text. Where two of them differ, a reader is told that something
 * else changed: nothing of meaning goes by unseen.
 */
final class Rest {

    private static final Set<String> TOLD_ATTRIBUTES = Set.of(
            "id",
            "name",
            "delegateExpression",
            "formRef",
            "candidateGroups",
            "decisionRef",
            "calledElement",
            "attachedToRef",
            "cancelActivity",
            "messageRef",
            "errorRef",
            "default",
            // which form the modeler shows for it
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon",
            // of a process
            "historyTimeToLive");

    private static final Set<String> TOLD_ELEMENTS = Set.of(
            "incoming",
            "outgoing",
            "documentation",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "in",
            "out",
            // told of by their own sentences
            "sequenceFlow",
            "textAnnotation",
            "association",
            "flowNodeRef");

    private final StringBuilder text = new StringBuilder();
    private final Set<XmlNode> inside;

    private Rest(Set<XmlNode> inside) {
        this.inside = inside;
    }

    static String of(FlowNode node) {
        var inside = node.inside().stream()
                .flatMap(scope -> scope.nodes().stream())
                .map(FlowNode::written)
                .collect(Collectors.toSet());
        return of(node.written(), inside);
    }

    /** @param inside what in it is told of by itself */
    static String of(XmlNode written, Set<XmlNode> inside) {
        var rest = new Rest(inside);
        rest.write(written);
        return rest.text.toString();
    }

    private void write(XmlNode node) {
        if (inside.contains(node) || TOLD_ELEMENTS.contains(node.name()) || isTold(node)) {
            return;
        }
        text.append('<').append(node.name());
        node.attributes().stream()
                .filter(attribute -> !TOLD_ATTRIBUTES.contains(attribute.name())
                        && !attribute.name().startsWith("xmlns"))
                .sorted(Comparator.comparing(XmlNode.Attribute::namespace).thenComparing(XmlNode.Attribute::name))
                .forEach(attribute -> text.append(' ')
                        .append(attribute.namespace())
                        .append(attribute.name())
                        .append('=')
                        .append(attribute.value()));
        text.append('>').append(node.text());
        node.children().forEach(this::write);
        text.append("</>");
    }

    private static boolean isTold(XmlNode node) {
        return switch (node.name()) {
            case "inputParameter" -> node.children().isEmpty();
            // empty holders come and go with what is in them
            case "extensionElements", "inputOutput", "properties" ->
                node.children().stream().allMatch(Rest::isTold);
            case "property" -> Property.of(node.get("name", "")).isPresent();
            default -> TOLD_ELEMENTS.contains(node.name());
        };
    }
}
