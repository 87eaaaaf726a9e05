package io.wayline.journey.check.bpmn;

import java.util.Set;

import io.wayline.journey.check.outline.Echo;
import io.wayline.journey.check.outline.Outlines;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Trigger;

/** Nothing begins by an event that itself brings about: each begins the next, for ever. */
final class EchoRules {

    private static final String OWN_START = "loop-own-start";

    private EchoRules() {}

    static void check(Checked checked) {
        if (Outlines.isEnteredAlways(checked.diagram())) {
            starts(checked, Echo.of(checked.diagram().nodes().stream(), checked.catalogue()));
        }
        for (var flow : Flow.of(checked)) {
            for (var node : flow.nodes()) {
                aside(flow, node);
            }
        }
    }

    /** What begins beside the main way, and can begin again while that goes on. */
    private static void aside(Flow flow, FlowNode node) {
        var checked = flow.checked();
        if (node.isEventSubProcess()) {
            var raised = Echo.of(node.tree(), checked.catalogue());
            Flow.starts(node)
                    .filter(start -> !start.interrupts())
                    .forEach(start -> own(checked, start, raised, "loop-own-event"));
        } else if (Splits.isBeside(node)) {
            var way = flow.reached(Set.of(node)).stream().flatMap(FlowNode::tree);
            own(checked, node, Echo.of(way, checked.catalogue()), "loop-own-event");
        }
    }

    private static void starts(Checked checked, Set<String> raised) {
        checked.diagram().process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .forEach(start -> own(checked, start, raised, OWN_START));
    }

    private static void own(Checked checked, FlowNode event, Set<String> raised, String rule) {
        event.triggersOf(Trigger.Message.class)
                .flatMap(message -> message.type().stream())
                .filter(raised::contains)
                .forEach(type -> event.written().error(checked.report(), "messageRef", rule, type));
    }
}
