package io.wayline.shared.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on the row {@code customer c}, in the SQL that H2 and PostgreSQL share. It is true or false for every
 * customer, never unknown, so that its opposite is all the others. Whatever a person gave stands among the values, never
 * in the text.
 *
 * @param values for the question marks, in their order
 */
public record Condition(String sql, List<Object> values) {

    public Condition {
        values = List.copyOf(values);
    }

    public static Condition of(String sql, Object... values) {
        return new Condition(sql, List.of(values));
    }

    /** That the column has one of these values; false where it has none. */
    public static Condition in(String column, Collection<?> values) {
        return values.isEmpty()
                ? of("1 = 0")
                : new Condition(
                        "(%1$s is not null and %1$s in (%2$s))"
                                .formatted(column, String.join(", ", Collections.nCopies(values.size(), "?"))),
                        List.copyOf(values));
    }

    /** At least one of them; false where there are none. */
    public static Condition any(List<Condition> conditions) {
        return together(conditions, " or ", "1 = 0");
    }

    /** All of them; true where there are none. */
    public static Condition all(List<Condition> conditions) {
        return together(conditions, " and ", "1 = 1");
    }

    private static Condition together(List<Condition> conditions, String word, String none) {
        var values = new ArrayList<Object>();
        conditions.forEach(each -> values.addAll(each.values));
        return conditions.isEmpty()
                ? of(none)
                : new Condition(
                        conditions.stream().map(Condition::sql).collect(Collectors.joining(word, "(", ")")), values);
    }

    /** Both. */
    public Condition and(Condition other) {
        return new Condition(sql + " and " + other.sql, both(values, other.values));
    }

    public Condition and(String more, Object... itsValues) {
        return and(of(more, itsValues));
    }

    /** The same between two pieces of text, such as the head and the end of a sub-query. */
    public Condition within(String before, String after) {
        return new Condition(before + sql + after, values);
    }

    public Condition negated() {
        return within("not (", ")");
    }

    private static List<Object> both(List<Object> some, List<Object> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
