package io.wayline.journey.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.SequenceFlow;
import io.wayline.journey.model.bpmn.Trigger;

/**
 * What lies ahead of a place in a diagram, as far as the drawing tells: where a gateway asks, the way that it takes when
 * no condition holds. Nothing is evaluated, so what comes behind a question is likely and not sure.
 */
final class Ahead {

    /** Steps that nobody notices: they look something up, or tell colleagues. */
    private static final Set<String> QUIET = Set.of(
            "assessCustomer", "updateCustomer", "recomputeValue", "recordConsent", "escalateWork", "notifyStaff");

    private Ahead() {}

    /** A step that people notice; {@code sure} is false behind a question. */
    record Milestone(FlowNode node, boolean sure) {}

    /** Whether people notice it: work, a mail, a call, a wait, the beginning, and the end. */
    static boolean isMilestone(FlowNode node) {
        return switch (node.kind()) {
            case USER_TASK, RECEIVE_TASK, CALL, CATCH_EVENT, BOUNDARY_EVENT -> true;
            case SERVICE_TASK -> node.step().filter(QUIET::contains).isEmpty();
            case START_EVENT, END_EVENT -> node.scope().owner().isEmpty();
            default -> false;
        };
    }

    /** The milestones behind a node, the next first, each once. */
    static List<Milestone> of(FlowNode from) {
        var milestones = new ArrayList<Milestone>();
        var seen = new HashSet<FlowNode>();
        seen.add(from);
        var sure = true;
        for (var node = following(from); node != null && seen.add(node); node = following(node)) {
            if (isMilestone(node)) {
                milestones.add(new Milestone(node, sure));
            }
            sure &= !node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.INCLUSIVE_GATEWAY, NodeKind.EVENT_GATEWAY)
                    || node.outgoing().size() < 2;
        }
        return milestones;
    }

    /** The events that lead away from a place before it is over: on its border, and on that of what lies around it. */
    static List<FlowNode> away(FlowNode from) {
        var around = Stream.iterate(
                        Optional.of(from),
                        Optional::isPresent,
                        node -> node.orElseThrow().scope().owner())
                .flatMap(Optional::stream);
        return around.flatMap(node -> node.border().stream())
                .filter(FlowNode::interrupts)
                .filter(event ->
                        event.triggersOf(Trigger.Message.class).findAny().isPresent())
                .toList();
    }

    private static @Nullable FlowNode following(FlowNode node) {
        if (node.is(NodeKind.SUB_PROCESS)) {
            var start = node.inside().stream()
                    .flatMap(inside -> inside.nodes().stream())
                    .filter(each -> each.is(NodeKind.START_EVENT))
                    .findFirst();
            if (start.isPresent()) {
                return start.get();
            }
        }
        if (node.is(NodeKind.END_EVENT)) {
            return node.scope().owner().map(Ahead::next).orElse(null);
        }
        return next(node);
    }

    private static @Nullable FlowNode next(FlowNode node) {
        var usual = node.written().get("default", "");
        return node.outgoing().stream()
                .filter(flow -> flow.id().equals(usual))
                .findFirst()
                .or(() -> node.outgoing().stream().findFirst())
                .flatMap(SequenceFlow::target)
                .orElse(null);
    }
}
