package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.bpmn.NodeKind;

/** No journey calls itself, over however many others: each call begins one more before the first one is over. */
final class CallRules {

    private CallRules() {}

    static void check(Checked checked) {
        var calls = checked.diagram().nodes(NodeKind.CALL).toList();
        if (calls.isEmpty()) {
            return;
        }
        var known = new HashMap<String, Set<String>>(checked.catalogue().journeys().stream()
                .collect(Collectors.toMap(Catalogue.Outline::key, Catalogue.Outline::calls, (one, other) -> one)));
        var own = checked.diagram().key();
        known.put(own, checked.diagram().calls());
        for (var call : calls) {
            round(call.calledJourney().orElse(""), known, List.of(own), new HashSet<>())
                    .ifPresent(way -> call.written()
                            .error(checked.report(), "calledElement", "call-cycle", String.join(" → ", way)));
        }
    }

    /** The way by which calls come back to where they have been, if they do. */
    private static Optional<List<String>> round(
            String key, Map<String, Set<String>> calls, List<String> way, Set<String> settled) {
        var longer = Stream.concat(way.stream(), Stream.of(key)).toList();
        if (way.contains(key)) {
            return Optional.of(longer);
        }
        if (settled.contains(key)) {
            return Optional.empty();
        }
        for (var called : calls.getOrDefault(key, Set.of())) {
            var round = round(called, calls, longer, settled);
            if (round.isPresent()) {
                return round;
            }
        }
        settled.add(key);
        return Optional.empty();
    }
}
