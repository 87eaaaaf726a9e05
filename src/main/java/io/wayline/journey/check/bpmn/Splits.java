package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.SequenceFlow;

/** How ways part and meet at a node. */
final class Splits {

    private Splits() {}

    /** Whether only one of the arrows from a node is taken. */
    static boolean isOneOf(FlowNode node) {
        return node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.EVENT_GATEWAY);
    }

    /** How many ways become one when they reach a node. */
    static int joined(FlowNode node) {
        return node.is(NodeKind.PARALLEL_GATEWAY, NodeKind.INCLUSIVE_GATEWAY)
                ? Math.max(1, node.incoming().size())
                : 1;
    }

    /**
     * Whether two arrows into a node may both be taken, each by a part of what has parted: ways of which one is taken meet
     * as often as somebody draws them. What comes together in a gateway that waits for all is one way again.
     */
    static boolean mayMeetTwice(Flow flow, FlowNode node) {
        return flow.nodes().stream().anyMatch(fork -> {
            var entered = branches(fork).stream()
                    .map(branch -> entered(flow, branch, node))
                    .filter(arrows -> !arrows.isEmpty())
                    .toList();
            return entered.size() > 1
                    && entered.stream().flatMap(Set::stream).distinct().count() > 1;
        });
    }

    /** The ways on from a node that are on the way at the same time, each as the arrows that it may begin with. */
    private static List<List<SequenceFlow>> branches(FlowNode node) {
        var branches = new ArrayList<List<SequenceFlow>>();
        if (isOneOf(node)) {
            branches.add(node.outgoing());
        } else {
            node.outgoing().forEach(arrow -> branches.add(List.of(arrow)));
        }
        node.border().stream().filter(Splits::isBeside).forEach(event -> branches.add(event.outgoing()));
        return branches;
    }

    /** The ids of the arrows by which a way comes to a node for the first time. */
    private static Set<String> entered(Flow flow, List<SequenceFlow> way, FlowNode node) {
        var entered = new HashSet<String>();
        var passed = new HashSet<FlowNode>();
        var open = new ArrayDeque<>(way);
        while (!open.isEmpty()) {
            var arrow = open.poll();
            var target = flow.target(arrow);
            if (target.filter(node::equals).isPresent()) {
                entered.add(arrow.id());
            } else if (target.isPresent() && joined(target.get()) == 1 && passed.add(target.get())) {
                Stream.concat(
                                target.get().outgoing().stream(),
                                target.get().border().stream().flatMap(event -> event.outgoing().stream()))
                        .forEach(open::add);
            }
        }
        return entered;
    }

    /** Whether what sits on a border leaves the one whom it sits on where they are. */
    static boolean isBeside(FlowNode event) {
        return event.is(NodeKind.BOUNDARY_EVENT) && !event.interrupts();
    }
}
