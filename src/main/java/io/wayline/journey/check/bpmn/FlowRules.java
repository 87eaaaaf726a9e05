package io.wayline.journey.check.bpmn;

import io.wayline.journey.check.xml.XmlNode;

/** Rules without which a journey could not run. */
final class FlowRules {

    private FlowRules() {}

    static void check(Diagram diagram) {
        for (var flow : Flow.of(diagram)) {
            if (flow.nodes().stream().noneMatch(node -> node.is("startEvent"))) {
                flow.scope().error(diagram.report(), "startEvent", "start-missing");
            }
            arrows(flow);
            flow.nodes().forEach(node -> gateway(flow, node));
        }
    }

    private static void arrows(Flow flow) {
        for (var arrow : flow.arrows()) {
            for (var end : new String[] {"sourceRef", "targetRef"}) {
                // a node of a refused kind has its finding already
                var found = flow.scope().children().stream()
                        .anyMatch(node -> arrow.get(end, "").equals(node.get("id")));
                if (!found) {
                    arrow.error(flow.diagram().report(), end, "flow-end", arrow.get(end, ""));
                }
            }
        }
    }

    private static void gateway(Flow flow, XmlNode node) {
        var report = flow.diagram().report();
        var leaving = flow.from(node);
        var otherwise = node.get("default");
        if (otherwise != null && leaving.stream().noneMatch(arrow -> otherwise.equals(arrow.get("id")))) {
            node.error(report, "default", "gateway-default-unknown", otherwise);
        }
        if (node.is("exclusiveGateway", "inclusiveGateway") && leaving.size() > 1) {
            for (var arrow : leaving) {
                var isDefault = otherwise != null && otherwise.equals(arrow.get("id"));
                if (isDefault == hasCondition(arrow)) {
                    arrow.error(
                            report,
                            "conditionExpression",
                            isDefault ? "gateway-default-condition" : "gateway-flow-condition");
                }
            }
        } else if (!node.is("exclusiveGateway", "inclusiveGateway")) {
            leaving.stream()
                    .filter(FlowRules::hasCondition)
                    .forEach(arrow -> arrow.error(report, "conditionExpression", "condition-place"));
        }
        if (node.is("eventBasedGateway")) {
            var others = flow.after(node).stream()
                    .filter(after -> !after.is("intermediateCatchEvent", "receiveTask"))
                    .toList();
            if (leaving.isEmpty() || !others.isEmpty() || node.get("instantiate") != null) {
                node.error(report, "", "event-gateway-targets");
            }
        }
    }

    private static boolean hasCondition(XmlNode arrow) {
        return arrow.children("conditionExpression").findAny().isPresent();
    }
}
