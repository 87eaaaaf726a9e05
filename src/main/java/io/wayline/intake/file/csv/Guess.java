package io.wayline.intake.file.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.ColumnNames.Claim;

/** What the columns of a file are, by their names, as far as nobody has said. */
final class Guess {

    private final Map<String, List<Integer>> places = new HashMap<>();
    private @Nullable String twice;

    private record Claimed(int place, Claim claim) {}

    /** @param said by place, what somebody has said of it */
    Guess(ImportKind kind, List<String> names, Map<Integer, String> said) {
        var claims = new ArrayList<Claimed>();
        for (var place = 0; place < names.size(); place++) {
            var claim = ColumnNames.claim(kind, names.get(place));
            if (claim != null && !said.containsKey(place)) {
                claims.add(new Claimed(place, claim));
            }
        }
        claims.sort(Comparator.comparingInt((Claimed one) -> one.claim().rank()).thenComparingInt(Claimed::place));
        var ranks = new HashMap<String, Integer>();
        for (var each : claims) {
            var column = kind.column(each.claim().column()).orElseThrow();
            if (said.containsValue(column.name())) {
                continue;
            }
            var before = ranks.putIfAbsent(column.name(), each.claim().rank());
            if (before == null || column.many()) {
                places.computeIfAbsent(column.name(), first -> new ArrayList<>())
                        .add(each.place());
            } else if (before == each.claim().rank()) {
                twice = column.name();
            }
        }
        nameOrItsParts();
    }

    /** First and last name together are the name, unless the file has it whole. */
    private void nameOrItsParts() {
        if (places.containsKey("firstName") && places.containsKey("lastName")) {
            places.remove("name");
        } else if (places.containsKey("name")) {
            places.remove("firstName");
            places.remove("lastName");
        }
    }

    Map<String, List<Integer>> places() {
        return places;
    }

    @Nullable
    String twice() {
        return twice;
    }
}
