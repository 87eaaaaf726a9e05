package io.wayline.journey.check.bpmn;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;

/** Rules without which a journey could not run. */
final class FlowRules {

    private FlowRules() {}

    static void check(Checked checked) {
        for (var flow : Flow.of(checked)) {
            if (flow.nodes().stream().noneMatch(node -> node.is(NodeKind.START_EVENT))) {
                flow.scope().written().error(checked.report(), "startEvent", "start-missing");
            }
            arrows(flow);
            flow.nodes().forEach(node -> gateway(flow, node));
        }
    }

    private static void arrows(Flow flow) {
        for (var arrow : flow.scope().flows()) {
            var written = arrow.written();
            for (var end : new String[] {"sourceRef", "targetRef"}) {
                // a node of a refused kind has its finding already
                var found = flow.scope().written().children().stream()
                        .anyMatch(node -> written.get(end, "").equals(node.get("id")));
                if (!found) {
                    written.error(flow.checked().report(), end, "flow-end", written.get(end, ""));
                }
            }
        }
    }

    private static void gateway(Flow flow, FlowNode node) {
        var report = flow.checked().report();
        var leaving = node.outgoing();
        var otherwise = node.written().get("default");
        if (otherwise != null && leaving.stream().noneMatch(arrow -> otherwise.equals(arrow.id()))) {
            node.written().error(report, "default", "gateway-default-unknown", otherwise);
        }
        if (node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.INCLUSIVE_GATEWAY) && leaving.size() > 1) {
            for (var arrow : leaving) {
                var isDefault = otherwise != null && otherwise.equals(arrow.id());
                if (isDefault == arrow.condition().isPresent()) {
                    arrow.written()
                            .error(
                                    report,
                                    "conditionExpression",
                                    isDefault ? "gateway-default-condition" : "gateway-flow-condition");
                }
            }
        } else if (!node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.INCLUSIVE_GATEWAY)) {
            leaving.stream()
                    .filter(arrow -> arrow.condition().isPresent())
                    .forEach(arrow -> arrow.written().error(report, "conditionExpression", "condition-place"));
        }
        if (node.is(NodeKind.EVENT_GATEWAY)) {
            var others = flow.after(node).stream()
                    .filter(after -> !after.is(NodeKind.CATCH_EVENT, NodeKind.RECEIVE_TASK))
                    .toList();
            if (leaving.isEmpty() || !others.isEmpty() || node.written().get("instantiate") != null) {
                node.written().error(report, "", "event-gateway-targets");
            }
        }
    }
}
