package io.wayline.journey.check.bpmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.check.outline.Echo;
import io.wayline.journey.check.outline.VariableNames;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.SequenceFlow;

/**
 * Nodes of a flow from each of which a way leads to each other: where a way comes round, it stays among them.
 *
 * @param sets the variables that are set on the way round
 * @param raised the types of events that come of it
 */
record Round(Flow flow, Set<FlowNode> nodes, Set<String> sets, Set<String> raised) {

    /** All of a flow, in the order in which they are drawn. */
    static List<Round> of(Flow flow) {
        var reached =
                flow.nodes().stream().collect(Collectors.toMap(node -> node, node -> flow.reached(flow.after(node))));
        var taken = new HashSet<FlowNode>();
        var rounds = new ArrayList<Round>();
        for (var node : flow.nodes()) {
            if (reached.get(node).contains(node) && taken.add(node)) {
                var nodes = reached.get(node).stream()
                        .filter(other -> reached.get(other).contains(node))
                        .collect(Collectors.toSet());
                taken.addAll(nodes);
                rounds.add(of(flow, nodes));
            }
        }
        return rounds;
    }

    private static Round of(Flow flow, Set<FlowNode> nodes) {
        var catalogue = flow.checked().catalogue();
        var sets = all(nodes)
                .flatMap(node -> VariableNames.given(node, catalogue).stream())
                .collect(Collectors.toSet());
        return new Round(flow, nodes, sets, Echo.of(all(nodes), catalogue));
    }

    /** In the order in which they are drawn, without what lies in sub-processes. */
    Stream<FlowNode> inOrder() {
        return flow.nodes().stream().filter(nodes::contains);
    }

    /** The arrows from a node that stay in the round. */
    List<SequenceFlow> from(FlowNode node) {
        return node.outgoing().stream()
                .filter(arrow -> flow.target(arrow).filter(nodes::contains).isPresent())
                .toList();
    }

    /** The events on the border of a node from which a way stays in the round. */
    List<FlowNode> border(FlowNode node) {
        return node.border().stream().filter(nodes::contains).toList();
    }

    private static Stream<FlowNode> all(Set<FlowNode> nodes) {
        return nodes.stream().flatMap(FlowNode::tree);
    }
}
