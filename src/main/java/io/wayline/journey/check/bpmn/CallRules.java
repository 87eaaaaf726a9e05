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

/** No journey calls itself, over however many others: each call begins one more before the first one is over. */
final class CallRules {

    private CallRules() {}

    static void check(Diagram diagram) {
        var calls = diagram.all("callActivity");
        if (calls.isEmpty()) {
            return;
        }
        var known = new HashMap<String, Set<String>>(diagram.catalogue().journeys().stream()
                .collect(Collectors.toMap(Catalogue.Outline::key, Catalogue.Outline::calls, (one, other) -> one)));
        var own = diagram.process().get("id", "");
        known.put(own, calls.stream().map(call -> call.get("calledElement", "")).collect(Collectors.toSet()));
        for (var call : calls) {
            round(call.get("calledElement", ""), known, List.of(own), new HashSet<>())
                    .ifPresent(way ->
                            call.error(diagram.report(), "calledElement", "call-cycle", String.join(" → ", way)));
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
