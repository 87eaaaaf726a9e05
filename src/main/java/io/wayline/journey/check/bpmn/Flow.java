package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Scope;
import io.wayline.journey.model.bpmn.SequenceFlow;

/**
 * The ways through one process or sub-process, without what lies in its sub-processes. What no journey is made of has
 * its finding already, and is not on the way.
 */
record Flow(Checked checked, Scope scope, List<FlowNode> nodes) {

    static List<Flow> of(Checked checked) {
        return checked.diagram()
                .process()
                .tree()
                .filter(scope -> scope.owner().filter(Flow::isForeign).isEmpty())
                .map(scope -> of(checked, scope))
                .toList();
    }

    static Flow of(Checked checked, Scope scope) {
        return new Flow(
                checked,
                scope,
                scope.nodes().stream().filter(node -> !isForeign(node)).toList());
    }

    /** Where the way goes on from a node: along its arrows, and by the events on its border. */
    List<FlowNode> after(FlowNode node) {
        return Stream.concat(node.outgoing().stream().flatMap(arrow -> target(arrow).stream()), node.border().stream())
                .toList();
    }

    /** Where an arrow leads. */
    Optional<FlowNode> target(SequenceFlow arrow) {
        return arrow.target().filter(node -> !isForeign(node));
    }

    /** Where the arrows into a node come from. */
    List<FlowNode> before(FlowNode node) {
        return node.incoming().stream()
                .flatMap(arrow -> arrow.source().stream())
                .filter(source -> !isForeign(source))
                .toList();
    }

    /** The last node with several ways out on the only way that leads to a node, or nothing when several lead there. */
    Optional<FlowNode> lastSplit(FlowNode node) {
        var passed = new HashSet<FlowNode>();
        var at = node;
        while (passed.add(at)) {
            if (at.outgoing().size() > 1) {
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
    Set<FlowNode> reached() {
        return reached(nodes.stream()
                .filter(node -> node.is(NodeKind.START_EVENT) || node.isEventSubProcess())
                .toList());
    }

    /** Every node that a way from these leads to, and these. */
    Set<FlowNode> reached(Collection<FlowNode> from) {
        var reached = new HashSet<FlowNode>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node)) {
                open.addAll(after(node));
            }
        }
        return reached;
    }

    /** The events by which a sub-process begins. */
    static Stream<FlowNode> starts(FlowNode subProcess) {
        return subProcess.inside().stream()
                .flatMap(inside -> inside.nodes().stream())
                .filter(node -> node.is(NodeKind.START_EVENT));
    }

    private static boolean isForeign(FlowNode node) {
        return node.is(NodeKind.FOREIGN);
    }
}
