package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.SequenceFlow;

/**
 * A way that comes round must come back as one. Each arrow gets the number that one on it stands for: all that it
 * becomes, where ways part, and a share where they meet in a gateway that waits for all. Where these numbers never
 * settle, every turn makes more of them.
 */
final class GrowthRules {

    private static final int MOST = 1_000;
    private static final int LONGEST = 2_000;

    private final Round round;
    private final List<SequenceFlow> arrows;
    private final Map<SequenceFlow, Double> numbers = new HashMap<>();

    private GrowthRules(Round round) {
        this.round = round;
        this.arrows = round.inOrder().flatMap(node -> round.from(node).stream()).toList();
    }

    static void check(Checked checked) {
        Flow.of(checked).stream().flatMap(flow -> Round.of(flow).stream()).forEach(round -> {
            if (new GrowthRules(round).grows()) {
                round.inOrder()
                        .filter(node -> isSplit(round, node))
                        .findFirst()
                        .ifPresent(node -> node.written()
                                .error(
                                        checked.report(),
                                        node.is(NodeKind.BOUNDARY_EVENT) ? "cancelActivity" : "outgoing",
                                        "loop-multiplies"));
            }
        });
    }

    private static boolean isSplit(Round round, FlowNode node) {
        return Splits.isBeside(node)
                || !Splits.isOneOf(node) && round.from(node).size() > 1;
    }

    private boolean grows() {
        if (round.inOrder().noneMatch(node -> isSplit(round, node))) {
            return false;
        }
        for (var turn = 0; turn < LONGEST; turn++) {
            var settled = true;
            for (var arrow : arrows) {
                var target = round.flow().target(arrow).orElseThrow();
                var number = Math.max(1, from(target) / Splits.joined(target));
                settled &= number == number(arrow);
                numbers.put(arrow, number);
                if (number > MOST) {
                    return true;
                }
            }
            if (settled) {
                return false;
            }
        }
        return true;
    }

    private double from(FlowNode node) {
        var leaving = round.from(node).stream().map(this::number);
        var main = Splits.isOneOf(node) ? leaving.reduce(0.0, Math::max) : leaving.reduce(0.0, Double::sum);
        var beside = 0.0;
        for (var event : round.border(node)) {
            if (Splits.isBeside(event)) {
                // whoever it sits on stays, too
                main = Math.max(main, 1);
                beside += from(event);
            } else {
                main = Math.max(main, from(event));
            }
        }
        return main + beside;
    }

    private double number(SequenceFlow arrow) {
        return numbers.getOrDefault(arrow, 1.0);
    }
}
