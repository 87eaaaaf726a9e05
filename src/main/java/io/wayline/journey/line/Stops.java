package io.wayline.journey.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.engine.standing.Standing;
import io.wayline.journey.line.Line.Stop;
import io.wayline.journey.line.Line.Stop.Place;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels.Labels;

/** The stops of a line: the milestones that were passed, the places where it stands, and the milestones ahead. */
final class Stops {

    /** As many fit into a line on a desk. */
    private static final int PASSED = 3;

    private static final int AHEAD = 3;

    private Stops() {}

    /** @param here the nodes of the way itself where it stands, without those of journeys that it called */
    static List<Stop> of(Standing standing, List<FlowNode> here, Labels labels) {
        var standsAt = here.stream().map(FlowNode::id).collect(Collectors.toSet());
        var stops = new ArrayList<Stop>();
        stops.addAll(passed(standing, standsAt, labels));
        here.forEach(node -> stops.add(new Stop(node.id(), labels.element(node.id()), Place.HERE, null)));
        stops.addAll(ahead(here, standsAt, labels));
        return stops;
    }

    private static List<Stop> passed(Standing standing, Set<String> here, Labels labels) {
        var all = standing.passed().stream()
                .filter(each -> !here.contains(each.element()))
                .filter(each -> labels.model()
                        .diagram()
                        .node(each.element())
                        .filter(Ahead::isMilestone)
                        // the end of a branch is none of the way
                        .filter(node -> !node.is(NodeKind.END_EVENT))
                        .isPresent())
                .map(each -> new Stop(each.element(), labels.element(each.element()), Place.PASSED, each.at()))
                .toList();
        // the beginning, and what happened last
        return all.size() <= PASSED
                ? all
                : Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - PASSED + 1L))
                        .toList();
    }

    private static List<Stop> ahead(List<FlowNode> here, Set<String> standsAt, Labels labels) {
        var longest = here.stream()
                .map(Ahead::of)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        var all = new LinkedHashMap<String, Stop>();
        longest.stream()
                .map(milestone -> milestone.node().id())
                .filter(id -> !standsAt.contains(id))
                .forEach(id -> all.putIfAbsent(id, new Stop(id, labels.element(id), Place.AHEAD, null)));
        var stops = List.copyOf(all.values());
        // what comes soon, and the end
        return stops.size() <= AHEAD
                ? stops
                : Stream.concat(stops.stream().limit(AHEAD - 1L), stops.stream().skip(stops.size() - 1L))
                        .toList();
    }
}
