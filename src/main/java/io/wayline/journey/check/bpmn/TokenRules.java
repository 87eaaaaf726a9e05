package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.xml.XmlNode;

/**
 * Stages that multiply: of one customer’s way come so many at once that they fill the engine. Counted is the most that
 * can be on the way at once, when every split takes all its ways; ways that meet again in a gateway that waits for all
 * are one again.
 */
final class TokenRules {

    /** Half of what is let run ({@code wayline.journey.limits.tokens}), which counts the parts that they are in, too. */
    private static final int MOST = 50;

    private final Diagram diagram;
    private final Map<XmlNode, Double> counted = new HashMap<>();
    private final Set<XmlNode> open = new HashSet<>();
    private @Nullable XmlNode first;

    private TokenRules(Diagram diagram) {
        this.diagram = diagram;
    }

    static void check(Diagram diagram) {
        new TokenRules(diagram).check();
    }

    private void check() {
        inside(diagram.process());
        if (first != null) {
            first.error(diagram.report(), "outgoing", "tokens-many", String.valueOf(MOST));
        }
    }

    /** The most in a process or sub-process. */
    private double inside(XmlNode scope) {
        var flow = Flow.of(diagram, scope);
        var main = 1.0;
        var beside = 0.0;
        for (var node : flow.nodes()) {
            if (node.is("startEvent")) {
                main = Math.max(main, from(flow, node));
            } else if (Flow.isEventSubProcess(node)) {
                var own = inside(node);
                if (node.children("startEvent").anyMatch(start -> "false".equals(start.get("isInterrupting")))) {
                    beside += own;
                } else {
                    main = Math.max(main, own);
                }
            }
        }
        return main + beside;
    }

    /** The most that can come of one that reaches a node; a way that comes round is not counted again. */
    private double from(Flow flow, XmlNode node) {
        var known = counted.get(node);
        if (known != null) {
            return known;
        }
        open.add(node);
        var arrows = flow.from(node).stream()
                .flatMap(arrow -> flow.target(arrow).stream())
                .filter(target -> !open.contains(target))
                .map(target -> from(flow, target) / Splits.joined(flow, target))
                .map(each -> Math.max(1, each))
                .toList();
        var here = node.is("subProcess") ? inside(node) : 1;
        var after = Splits.isOneOf(node)
                ? arrows.stream().reduce(1.0, Math::max)
                : arrows.stream().reduce(0.0, Double::sum);
        var main = Math.max(here, after);
        var beside = 0.0;
        for (var event : flow.border(node)) {
            if (Splits.isBeside(event)) {
                beside += from(flow, event);
            } else {
                main = Math.max(main, from(flow, event));
            }
        }
        open.remove(node);
        counted.put(node, main + beside);
        if (main + beside > MOST && first == null) {
            first = node;
        }
        return main + beside;
    }
}
