package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.wayline.journey.check.xml.XmlNode;

/** The nodes and arrows of one process or sub-process, without what lies in its sub-processes. */
final class Flow {

    private final Diagram diagram;
    private final XmlNode scope;
    private final List<XmlNode> nodes;
    private final List<XmlNode> arrows;
    private final Map<String, XmlNode> byId = new HashMap<>();
    private final Map<String, List<XmlNode>> leaving = new HashMap<>();
    private final Map<String, List<XmlNode>> coming = new HashMap<>();
    private final Map<String, List<XmlNode>> attached = new HashMap<>();

    private Flow(Diagram diagram, XmlNode scope) {
        this.diagram = diagram;
        this.scope = scope;
        this.nodes = scope.children(Diagram.NODES).toList();
        this.arrows = scope.children("sequenceFlow").toList();
        nodes.forEach(node -> byId.putIfAbsent(node.get("id", ""), node));
        nodes.forEach(node -> put(attached, node.get("attachedToRef", ""), node));
        arrows.forEach(arrow -> put(leaving, arrow.get("sourceRef", ""), arrow));
        arrows.forEach(arrow -> put(coming, arrow.get("targetRef", ""), arrow));
    }

    static List<Flow> of(Diagram diagram) {
        return diagram.all("process", "subProcess").stream()
                .map(scope -> of(diagram, scope))
                .toList();
    }

    static Flow of(Diagram diagram, XmlNode scope) {
        return new Flow(diagram, scope);
    }

    Diagram diagram() {
        return diagram;
    }

    XmlNode scope() {
        return scope;
    }

    List<XmlNode> nodes() {
        return nodes;
    }

    List<XmlNode> arrows() {
        return arrows;
    }

    List<XmlNode> from(XmlNode node) {
        return leaving.getOrDefault(node.get("id", "-"), List.of());
    }

    List<XmlNode> to(XmlNode node) {
        return coming.getOrDefault(node.get("id", "-"), List.of());
    }

    /** Where the way goes on from a node: along its arrows, and by the events on its border. */
    List<XmlNode> after(XmlNode node) {
        return Stream.concat(from(node).stream().flatMap(arrow -> target(arrow).stream()), border(node).stream())
                .toList();
    }

    /** Where an arrow leads. */
    Optional<XmlNode> target(XmlNode arrow) {
        return Optional.ofNullable(byId.get(arrow.get("targetRef", "")));
    }

    /** The events on the border of a node. */
    List<XmlNode> border(XmlNode node) {
        return attached.getOrDefault(node.get("id", "-"), List.of());
    }

    /** Where the arrows into a node come from. */
    List<XmlNode> before(XmlNode node) {
        return to(node).stream()
                .flatMap(arrow -> Optional.ofNullable(byId.get(arrow.get("sourceRef", ""))).stream())
                .toList();
    }

    /** The last node with several ways out on the only way that leads to a node, or nothing when several lead there. */
    Optional<XmlNode> lastSplit(XmlNode node) {
        var passed = new HashSet<XmlNode>();
        var at = node;
        while (passed.add(at)) {
            if (from(at).size() > 1) {
                return Optional.of(at);
            }
            var before = before(at);
            if (before.size() != 1) {
                return Optional.empty();
            }
            at = before.get(0);
        }
        return Optional.empty();
    }

    /** Every node that a way leads to. */
    Set<XmlNode> reached() {
        return reached(nodes.stream()
                .filter(node -> node.is("startEvent") || isEventSubProcess(node))
                .toList());
    }

    /** Every node that a way from these leads to, and these. */
    Set<XmlNode> reached(Collection<XmlNode> from) {
        var reached = new HashSet<XmlNode>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node)) {
                open.addAll(after(node));
            }
        }
        return reached;
    }

    static boolean isEventSubProcess(XmlNode node) {
        return node.is("subProcess") && "true".equals(node.get("triggeredByEvent"));
    }

    private static void put(Map<String, List<XmlNode>> map, String key, XmlNode node) {
        if (!key.isEmpty()) {
            map.computeIfAbsent(key, none -> new ArrayList<>()).add(node);
        }
    }
}
