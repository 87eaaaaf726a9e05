package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.xml.XmlNode;

/** The nodes and arrows of one process or sub-process, without what lies in its sub-processes. */
record Flow(Diagram diagram, XmlNode scope, List<XmlNode> nodes, List<XmlNode> arrows) {

    static List<Flow> of(Diagram diagram) {
        return diagram.process()
                .tree()
                .filter(each -> each.is("process", "subProcess"))
                .map(scope -> new Flow(
                        diagram,
                        scope,
                        scope.children(Diagram.NODES).toList(),
                        scope.children("sequenceFlow").toList()))
                .toList();
    }

    List<XmlNode> from(XmlNode node) {
        return arrows.stream()
                .filter(arrow -> same(arrow.get("sourceRef"), node.get("id")))
                .toList();
    }

    List<XmlNode> to(XmlNode node) {
        return arrows.stream()
                .filter(arrow -> same(arrow.get("targetRef"), node.get("id")))
                .toList();
    }

    /** Where the way goes on from a node: along its arrows, and by the events on its border. */
    List<XmlNode> after(XmlNode node) {
        return nodes.stream()
                .filter(each -> from(node).stream().anyMatch(arrow -> same(arrow.get("targetRef"), each.get("id")))
                        || same(each.get("attachedToRef"), node.get("id")))
                .toList();
    }

    /** Every node that a way leads to. */
    Set<XmlNode> reached() {
        var reached = new HashSet<XmlNode>();
        var open = new ArrayDeque<>(nodes.stream().filter(this::isEntry).toList());
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node)) {
                open.addAll(after(node));
            }
        }
        return reached;
    }

    boolean isEntry(XmlNode node) {
        return node.is("startEvent") || isEventSubProcess(node);
    }

    static boolean isEventSubProcess(XmlNode node) {
        return node.is("subProcess") && "true".equals(node.get("triggeredByEvent"));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
