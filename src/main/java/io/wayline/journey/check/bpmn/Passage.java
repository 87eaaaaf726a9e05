package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Scope;
import io.wayline.journey.model.bpmn.Trigger;

/** How long a way through a sub-process takes at the least: by its plain end, or by an error. */
final class Passage {

    private final Holds holds;
    private final Flow flow;

    Passage(Holds holds, Checked checked, Scope scope) {
        this.holds = holds;
        this.flow = Flow.of(checked, scope);
    }

    /** Until it is over, by whatever end that is no error. */
    Hold hold() {
        return least(longest ->
                ways(longest).left().stream().anyMatch(node -> node.outgoing().isEmpty() && !isError(node)));
    }

    /** Until something in it may raise an error. */
    Hold error() {
        return least(longest -> ways(longest).reached().stream()
                .anyMatch(node -> isError(node)
                        || node.is(NodeKind.SERVICE_TASK, NodeKind.CALL, NodeKind.DECISION_TASK)
                        || node.inside()
                                .filter(inside -> holds.error(inside).isAtMost(longest))
                                .isPresent()));
    }

    private static Hold least(Predicate<Hold> within) {
        return Arrays.stream(Hold.values()).filter(within).findFirst().orElse(Hold.FIRM);
    }

    /** The nodes that are reached, and those that are left by an arrow or are an end, without being held up longer. */
    private record Ways(Set<FlowNode> reached, Set<FlowNode> left) {}

    private Ways ways(Hold longest) {
        var ways = new Ways(new HashSet<>(), new HashSet<>());
        var open = new ArrayDeque<>(starts(longest));
        while (!open.isEmpty()) {
            var node = open.poll();
            if (ways.reached().add(node)) {
                open.addAll(node.border());
                if (holds.at(node).isAtMost(longest)) {
                    ways.left().add(node);
                    node.outgoing().stream()
                            .flatMap(arrow -> flow.target(arrow).stream())
                            .forEach(open::add);
                }
            }
        }
        return ways;
    }

    private List<FlowNode> starts(Hold longest) {
        var starts = new ArrayList<FlowNode>();
        for (var node : flow.nodes()) {
            var begins = node.isEventSubProcess()
                    && Flow.starts(node)
                            .filter(FlowNode::interrupts)
                            .anyMatch(start -> holds.start(start, flow.scope()).isAtMost(longest));
            if (node.is(NodeKind.START_EVENT) || begins) {
                starts.add(node);
            }
        }
        return starts;
    }

    private static boolean isError(FlowNode node) {
        return node.is(NodeKind.END_EVENT)
                && node.triggersOf(Trigger.Failure.class).findAny().isPresent();
    }
}
