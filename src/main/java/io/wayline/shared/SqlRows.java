package io.wayline.shared;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Rows that go to the database with one statement, however many they are: each column becomes an array of texts for
 * {@code unnest(cast(? as varchar array), …)}, and the statement casts it to what it is. H2 and PostgreSQL understand
 * both.
 */
public record SqlRows<T>(List<T> rows) {

    /** One column, as the parameter of a statement; what is null stays null. */
    public @Nullable String[] column(Function<? super T, ? extends @Nullable Object> value) {
        return rows.stream()
                .map(row -> {
                    var cell = value.apply(row);
                    return cell == null ? null : cell.toString();
                })
                .toArray(String[]::new);
    }
}
