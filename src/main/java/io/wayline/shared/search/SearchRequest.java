package io.wayline.shared.search;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;

/**
 * What somebody looks for.
 *
 * @param text never empty
 * @param language in which what is found is shown; names are found in every language that we have
 * @param cursor the {@code next} of the page before, or null for the first
 * @param limit how many at the most, 1 to 200
 * @param counts whether the reader is told how many there are; counting costs a statement
 */
public record SearchRequest(
        SearchText text,
        Colleague reader,
        Locale language,
        @Nullable String cursor,
        int limit,
        boolean counts) {

    /** People type the names of pages, journeys, and steps in either. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    /** A page of what is known in memory, all of it at hand; cursors are positions. */
    public Page<Found> page(List<Found> all) {
        var from = cursor == null ? 0 : (int) Math.min(all.size(), Cursor.number(cursor));
        var to = Math.min(all.size(), from + limit);
        return Page.of(all.subList(from, to), all.size(), to < all.size() ? String.valueOf(to) : null);
    }

    /** A page of rows that were asked for with one more than the limit, and not counted. */
    public static <T> Page<T> uncounted(List<T> rows, int limit, Function<? super T, String> cursor) {
        var page = Page.of(rows, limit, 0, cursor);
        return new Page<>(page.items(), null, null, page.next());
    }
}
