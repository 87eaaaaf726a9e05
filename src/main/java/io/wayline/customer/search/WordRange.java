package io.wayline.customer.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.FieldAccess;

/**
 * All search words that begin alike, as one range of the index, or two where a number is typed in a way that has two
 * readings: a {@code like} would give that up as soon as the
 * statement is prepared.
 *
 * @param kinds the kinds of words that may count for the viewer; null for all
 */
record WordRange(List<String> beginnings, @Nullable String kinds) {

    /** So many digits at the end of a number a mask leaves to read; who finds by more of them would read the rest. */
    private static final int UNMASKED = 4;
    /** Fewer are the end of too many numbers. */
    private static final int FEWEST = 4;

    /** What begins so, as far as the viewer may find by it. */
    static WordRange of(List<String> beginnings, FieldAccess fieldAccess) {
        return new WordRange(beginnings, fieldAccess == FieldAccess.OPEN ? null : "'NAME', 'REF'");
    }

    /** The numbers that end so; null when that is too little to look for, or more than the viewer may find by. */
    static @Nullable WordRange ofNumberEnd(String digits, FieldAccess fieldAccess) {
        var mayAsk = fieldAccess == FieldAccess.OPEN
                ? digits.length() >= FEWEST
                : fieldAccess == FieldAccess.MASKED && digits.length() == UNMASKED;
        return mayAsk ? new WordRange(List.of(SearchWords.ending(digits)), "'END'") : null;
    }

    /** The rows of {@code customer_key} that begin so and may count for the viewer. */
    Clauses of(String key) {
        var each = "%1$s.word >= ? and %1$s.word < ?".formatted(key);
        var range = new Clauses()
                .and(
                        beginnings.size() == 1
                                ? each
                                : beginnings.stream().map(any -> each).collect(Collectors.joining(" or ", "(", ")")),
                        beginnings.stream()
                                .flatMap(beginning -> Stream.of(beginning, SearchWords.after(beginning)))
                                .toArray());
        return kinds == null ? range : range.and("%s.kind in (%s)".formatted(key, kinds));
    }

    /** Of these the first of each customer. */
    Clauses first(String key) {
        var earlier = of("e").and("e.customer_id = %1$s.customer_id and e.word < %1$s.word".formatted(key));
        return of(key).and(
                        "not exists (select 1 from customer_key e" + earlier + ")",
                        earlier.values().toArray());
    }
}
