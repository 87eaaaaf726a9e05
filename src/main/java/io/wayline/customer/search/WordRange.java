package io.wayline.customer.search;

import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.FieldAccess;

/**
 * All search words that begin alike, as one range of the index: a {@code like} would give that up as soon as the
 * statement is prepared.
 */
record WordRange(String beginning, FieldAccess fieldAccess) {

    /** The rows of {@code customer_key} that begin so and may count for the viewer. */
    Clauses of(String key) {
        var range = new Clauses()
                .and("%1$s.word >= ? and %1$s.word < ?".formatted(key), beginning, SearchWords.after(beginning));
        return fieldAccess == FieldAccess.OPEN ? range : range.and(key + ".kind in ('NAME', 'REF')");
    }

    /** Of these the first of each customer. */
    Clauses first(String key) {
        var earlier = of("e").and("e.customer_id = %1$s.customer_id and e.word < %1$s.word".formatted(key));
        return of(key).and(
                        "not exists (select 1 from customer_key e" + earlier + ")",
                        earlier.values().toArray());
    }
}
