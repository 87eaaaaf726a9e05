package io.wayline.journey.task;

import java.util.ArrayList;
import java.util.List;

/** The part of a statement behind {@code where}, with its values. */
public record Condition(String sql, List<Object> values) {

    public Condition and(String condition, Object... itsValues) {
        return and(new Condition(condition, List.of(itsValues)));
    }

    public Condition and(Condition other) {
        return joined(sql + " and " + other.sql, other);
    }

    public Condition or(Condition other) {
        return joined("(" + sql + " or " + other.sql + ")", other);
    }

    private Condition joined(String both, Condition other) {
        var all = new ArrayList<>(values);
        all.addAll(other.values);
        return new Condition(both, List.copyOf(all));
    }
}
