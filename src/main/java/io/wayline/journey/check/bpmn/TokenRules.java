package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Scope;

/**
 * Stages that multiply: of one customer’s way come so many at once that they fill the engine. Counted is the most that
 * can be on the way at once, when every split takes all its ways; ways that meet again in a gateway that waits for all
 * are one again.
 */
final class TokenRules {

    /** Half of what is let run ({@code wayline.journey.limits.tokens}), which counts the parts that they are in, too. */
    private static final int MOST = 50;

    private final Checked checked;
    private final Map<FlowNode, Double> counted = new HashMap<>();
    private final Set<FlowNode> open = new HashSet<>();
    private @Nullable FlowNode first;

    private TokenRules(Checked checked) {
        this.checked = checked;
    }

    static void check(Checked checked) {
        new TokenRules(checked).check();
    }

    private void check() {
        inside(checked.diagram().process());
        if (first != null) {
            first.written().error(checked.report(), "outgoing", "tokens-many", String.valueOf(MOST));
        }
    }

    /** The most in a process or sub-process. */
    private double inside(Scope scope) {
        var flow = Flow.of(checked, scope);
        var main = 1.0;
        var beside = 0.0;
        for (var node : flow.nodes()) {
            if (node.is(NodeKind.START_EVENT)) {
                main = Math.max(main, from(flow, node));
            } else if (node.isEventSubProcess()) {
                var own = inside(node.inside().orElseThrow());
                if (Flow.starts(node).anyMatch(start -> !start.interrupts())) {
                    beside += own;
                } else {
                    main = Math.max(main, own);
                }
            }
        }
        return main + beside;
    }

    /** The most that can come of one that reaches a node; a way that comes round is not counted again. */
    private double from(Flow flow, FlowNode node) {
        var known = counted.get(node);
        if (known != null) {
            return known;
        }
        open.add(node);
        var arrows = node.outgoing().stream()
                .flatMap(arrow -> flow.target(arrow).stream())
                .filter(target -> !open.contains(target))
                .map(target -> from(flow, target) / Splits.joined(target))
                .map(each -> Math.max(1, each))
                .toList();
        var here = node.inside().map(this::inside).orElse(1.0);
        var after = Splits.isOneOf(node)
                ? arrows.stream().reduce(1.0, Math::max)
                : arrows.stream().reduce(0.0, Double::sum);
        var main = Math.max(here, after);
        var beside = 0.0;
        for (var event : node.border()) {
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
