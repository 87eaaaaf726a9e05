package io.wayline.journey.check.bpmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Trigger;

/**
 * A way that comes round must wait for something that does not come by itself. One on which nothing waits would run
 * until the node falls; one that waits for seconds, for a date that is past, or for its own event keeps it busy.
 */
final class LoopRules {

    private LoopRules() {}

    static void check(Checked checked) {
        Flow.of(checked).stream().flatMap(flow -> Round.of(flow).stream()).forEach(LoopRules::check);
    }

    private static void check(Round round) {
        var holds = new Holds(round);
        var report = round.flow().checked().report();
        for (var longest : List.of(Hold.NONE, Hold.OWN, Hold.OPEN)) {
            var turn = turn(round, holds, longest);
            if (turn.isPresent() && longest == Hold.NONE) {
                turn.get().get(0).written().error(report, "", "loop-without-wait");
                return;
            }
            if (turn.isPresent()) {
                tell(round, holds, turn.get());
                return;
            }
        }
    }

    /** At what holds the way up, though not well enough; at the least of it when there is more. */
    private static void tell(Round round, Holds holds, List<FlowNode> turn) {
        var report = round.flow().checked().report();
        for (var node : turn) {
            var hold = holds.at(node);
            if (hold == Hold.NONE || hold == Hold.FIRM) {
                continue;
            }
            var time = node.triggersOf(Trigger.Timer.class)
                    .flatMap(timer -> timer.times().stream())
                    .findFirst();
            var at = time.map(Trigger.Time::written).orElse(node.written());
            var attribute = time.isPresent() ? at.name() : "";
            if (hold == Hold.OPEN) {
                at.warning(report, attribute, hold.rule(), at.text());
            } else {
                at.error(report, attribute, hold.rule(), at.text());
            }
            return;
        }
    }

    /** The nodes of a way that comes round without being held up longer, from where it comes round. */
    private static Optional<List<FlowNode>> turn(Round round, Holds holds, Hold longest) {
        var settled = new HashSet<FlowNode>();
        return round.inOrder()
                .map(node -> turn(round, holds, longest, node, new ArrayList<>(), settled))
                .filter(turn -> !turn.isEmpty())
                .findFirst();
    }

    private static List<FlowNode> turn(
            Round round, Holds holds, Hold longest, FlowNode node, List<FlowNode> path, Set<FlowNode> settled) {
        if (path.contains(node)) {
            return List.copyOf(path.subList(path.indexOf(node), path.size()));
        }
        if (settled.contains(node)) {
            return List.of();
        }
        path.add(node);
        var after = new ArrayList<>(round.border(node));
        if (holds.at(node).isAtMost(longest)) {
            round.from(node).stream()
                    .flatMap(arrow -> round.flow().target(arrow).stream())
                    .forEach(after::add);
        }
        for (var next : after) {
            var turn = turn(round, holds, longest, next, path, settled);
            if (!turn.isEmpty()) {
                return turn;
            }
        }
        path.remove(path.size() - 1);
        settled.add(node);
        return List.of();
    }
}
