package io.wayline.journey.check.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.wayline.journey.check.xml.XmlNode;

/** How long a way through a sub-process takes at the least: by its plain end, or by an error. */
final class Passage {

    private final Holds holds;
    private final Flow flow;

    Passage(Holds holds, Diagram diagram, XmlNode scope) {
        this.holds = holds;
        this.flow = Flow.of(diagram, scope);
    }

    /** Until it is over, by whatever end that is no error. */
    Hold hold() {
        return least(longest ->
                ways(longest).left().stream().anyMatch(node -> flow.from(node).isEmpty() && !isError(node)));
    }

    /** Until something in it may raise an error. */
    Hold error() {
        return least(longest -> ways(longest).reached().stream()
                .anyMatch(node -> isError(node)
                        || node.is("serviceTask", "callActivity", "businessRuleTask")
                        || node.is("subProcess") && holds.error(node).isAtMost(longest)));
    }

    private static Hold least(Predicate<Hold> within) {
        return Arrays.stream(Hold.values()).filter(within).findFirst().orElse(Hold.FIRM);
    }

    /** The nodes that are reached, and those that are left by an arrow or are an end, without being held up longer. */
    private record Ways(Set<XmlNode> reached, Set<XmlNode> left) {}

    private Ways ways(Hold longest) {
        var ways = new Ways(new HashSet<>(), new HashSet<>());
        var open = new ArrayDeque<>(starts(longest));
        while (!open.isEmpty()) {
            var node = open.poll();
            if (ways.reached().add(node)) {
                open.addAll(flow.border(node));
                if (holds.at(node).isAtMost(longest)) {
                    ways.left().add(node);
                    flow.from(node).stream()
                            .flatMap(arrow -> flow.target(arrow).stream())
                            .forEach(open::add);
                }
            }
        }
        return ways;
    }

    private List<XmlNode> starts(Hold longest) {
        var starts = new ArrayList<XmlNode>();
        for (var node : flow.nodes()) {
            var begins = Flow.isEventSubProcess(node)
                    && node.children("startEvent")
                            .filter(start -> !"false".equals(start.get("isInterrupting")))
                            .anyMatch(start -> holds.start(start, flow.scope()).isAtMost(longest));
            if (node.is("startEvent") || begins) {
                starts.add(node);
            }
        }
        return starts;
    }

    private static boolean isError(XmlNode node) {
        return node.is("endEvent")
                && node.children("errorEventDefinition").findAny().isPresent();
    }
}
