package io.wayline.journey.catalogue.compare;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.SequenceFlow;

/**
 * Where it goes on from an element: the next ones that stand in both drawings, over whatever stands in this one only. So a
 * step that is put between two others is one change and not three.
 */
final class Ways {

    private Ways() {}

    /**
     * A way to an element that both drawings have.
     *
     * @param first the arrow by which it leaves
     * @param last the arrow by which it arrives; the first one where nothing lies between
     */
    record Way(SequenceFlow first, SequenceFlow last, FlowNode to) {

        boolean isDirect() {
            return first == last;
        }
    }

    /** @param both the ids of what stands in both drawings */
    static Map<String, Way> from(FlowNode node, Set<String> both) {
        var ways = new LinkedHashMap<String, Way>();
        for (var first : node.outgoing()) {
            var seen = new HashSet<FlowNode>();
            var open = new ArrayDeque<SequenceFlow>();
            open.add(first);
            while (!open.isEmpty()) {
                var flow = open.poll();
                flow.target().ifPresent(to -> {
                    if (both.contains(to.id())) {
                        ways.putIfAbsent(to.id(), new Way(first, flow, to));
                    } else if (seen.add(to)) {
                        open.addAll(to.outgoing());
                    }
                });
            }
        }
        return ways;
    }

    /** The nearest element before this one that stands in both drawings, or on whose border it sits; empty for none. */
    static String before(FlowNode node, Set<String> both) {
        var seen = new HashSet<FlowNode>();
        var open = new ArrayDeque<FlowNode>();
        open.add(node);
        while (!open.isEmpty()) {
            var at = open.poll();
            if (at != node && both.contains(at.id())) {
                return at.id();
            }
            if (seen.add(at)) {
                at.attachedTo().ifPresent(open::add);
                at.incoming().stream().flatMap(flow -> flow.source().stream()).forEach(open::add);
                at.scope().owner().ifPresent(open::addLast);
            }
        }
        return "";
    }
}
