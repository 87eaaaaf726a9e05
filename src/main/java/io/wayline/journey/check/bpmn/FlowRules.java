package io.wayline.journey.check.bpmn;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.time.Wait;

/** Rules without which a journey could not run, or would never stop running. */
final class FlowRules {

    /** A journey that goes round faster than this does the work of a campaign, alone. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private FlowRules() {}

    static void check(Diagram diagram) {
        for (var flow : Flow.of(diagram)) {
            if (flow.nodes().stream().noneMatch(node -> node.is("startEvent"))) {
                flow.scope().error(diagram.report(), "startEvent", "start-missing");
            }
            arrows(flow);
            flow.nodes().forEach(node -> gateway(flow, node));
            loops(flow);
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

    /** A way round on which nothing waits would run until the node falls; one that waits for seconds keeps it busy. */
    private static void loops(Flow flow) {
        if (!loops(flow, FlowRules::isWait, "loop-without-wait")) {
            loops(flow, node -> isWait(node) && !isShort(node), "loop-too-fast");
        }
    }

    private static boolean loops(Flow flow, Predicate<XmlNode> waits, String rule) {
        var settled = new HashSet<XmlNode>();
        for (var node : flow.nodes()) {
            var turn = turn(flow, node, waits, new HashSet<>(), settled);
            if (turn != null) {
                turn.error(flow.diagram().report(), "", rule);
                return true;
            }
        }
        return false;
    }

    /** The node where a way from here comes round without a wait, or null. */
    private static @Nullable XmlNode turn(
            Flow flow, XmlNode node, Predicate<XmlNode> waits, Set<XmlNode> path, Set<XmlNode> settled) {
        if (waits.test(node) || settled.contains(node)) {
            return null;
        }
        if (!path.add(node)) {
            return node;
        }
        for (var after : flow.after(node)) {
            var turn = turn(flow, after, waits, path, settled);
            if (turn != null) {
                return turn;
            }
        }
        path.remove(node);
        settled.add(node);
        return null;
    }

    /** Something from outside, or the clock, must come before the way goes on. A called journey may not wait at all. */
    private static boolean isWait(XmlNode node) {
        if (node.is("boundaryEvent", "intermediateCatchEvent")) {
            return node.children("errorEventDefinition").findAny().isEmpty();
        }
        return node.is("userTask", "receiveTask", "eventBasedGateway");
    }

    /** A timer whose duration is written out and is less than a minute. */
    private static boolean isShort(XmlNode node) {
        return node.children("timerEventDefinition")
                .flatMap(timer -> timer.children("timeDuration"))
                .anyMatch(duration -> Wait.isShorter(duration.text(), SHORTEST));
    }

    private static boolean hasCondition(XmlNode arrow) {
        return arrow.children("conditionExpression").findAny().isPresent();
    }
}
