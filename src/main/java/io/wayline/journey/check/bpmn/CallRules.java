package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
            var way = new LinkedHashSet<>(List.of(own));
            if (comesRound(call.get("calledElement", ""), known, way)) {
                call.error(diagram.report(), "calledElement", "call-cycle", String.join(" → ", way));
            }
        }
    }

    /** Leaves the way that comes round, when there is one. */
    private static boolean comesRound(String key, Map<String, Set<String>> calls, Set<String> way) {
        if (!way.add(key)) {
            return true;
        }
        for (var called : calls.getOrDefault(key, Set.of())) {
            if (comesRound(called, calls, way)) {
                return true;
            }
        }
        way.remove(key);
        return false;
    }
}
