package io.wayline.journey.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.wayline.journey.catalogue.VersionRows.Live;
import io.wayline.journey.catalogue.WholeCheck.Candidate;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Severity;

/**
 * Which of many new contents may count together: one that is wrong keeps out itself and what cannot go without it, and
 * nobody else.
 *
 * @param admitted those that may count, in their order
 * @param refused what the check said of the others
 * @param warnings what it said of those that may
 */
record Admission(List<Candidate> admitted, Map<ItemId, List<Finding>> refused, List<Finding> warnings) {

    static Admission of(List<Live> live, Collection<Candidate> candidates, WholeCheck check) {
        var left = new ArrayList<>(candidates);
        var refused = new LinkedHashMap<ItemId, List<Finding>>();
        while (!left.isEmpty()) {
            var broken = new ArrayList<Finding>();
            var said = check.ofAll(live, left, broken);
            var wrong =
                    left.stream().filter(each -> isWrong(said.get(each.id()))).toList();
            if (wrong.isEmpty() && broken.isEmpty()) {
                return new Admission(
                        List.copyOf(left),
                        refused,
                        said.values().stream().flatMap(List::stream).toList());
            }
            if (wrong.isEmpty()) {
                return oneByOne(live, left, check, refused);
            }
            wrong.forEach(each -> refused.put(each.id(), said.get(each.id())));
            left.removeAll(wrong);
        }
        return new Admission(List.of(), refused, List.of());
    }

    /** Each by itself is in order and together they break what counts already: whoever breaks nothing goes first. */
    private static Admission oneByOne(
            List<Live> live, List<Candidate> candidates, WholeCheck check, Map<ItemId, List<Finding>> refused) {
        var admitted = new ArrayList<Candidate>();
        var warnings = new ArrayList<Finding>();
        var last = new LinkedHashMap<ItemId, List<Finding>>();
        var left = new ArrayList<>(candidates);
        var progress = true;
        while (progress) {
            progress = false;
            for (var each : List.copyOf(left)) {
                var together = new ArrayList<>(admitted);
                together.add(each);
                var broken = new ArrayList<Finding>();
                var said = new ArrayList<>(check.ofAll(live, together, broken).get(each.id()));
                said.addAll(broken);
                last.put(each.id(), said);
                if (!isWrong(said)) {
                    admitted.add(each);
                    left.remove(each);
                    warnings.addAll(said);
                    progress = true;
                }
            }
        }
        left.forEach(each -> refused.put(each.id(), last.get(each.id())));
        return new Admission(List.copyOf(admitted), refused, warnings);
    }

    private static boolean isWrong(List<Finding> findings) {
        return findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
    }
}
