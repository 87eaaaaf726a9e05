package io.wayline.shared;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list of the API answers.
 *
 * @param items the rows of this page
 * @param total how many there are in all; exact up to {@link #COUNTED_TO}
 * @param totalAtLeast set instead of {@code total} when there are more than {@link #COUNTED_TO}
 * @param next the cursor of the next page, or null on the last
 */
public record Page<T>(
        List<T> items,
        @Nullable Long total,
        @Nullable Long totalAtLeast,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    /** Counting further than this costs more than anybody gains from the exact figure. */
    public static final long COUNTED_TO = 10_000;

    /** No page holds more. */
    public static final int LARGEST = 200;

    /** @param counted the count, taken with a limit of {@link #COUNTED_TO} + 1 rows */
    public static <T> Page<T> of(List<T> items, long counted, @Nullable String next) {
        return counted > COUNTED_TO
                ? new Page<>(items, null, COUNTED_TO, next)
                : new Page<>(items, counted, null, next);
    }

    /**
     * @param rows what was found when asked for one more than the limit, which tells whether there is a next page
     * @param counted the count, taken with a limit of {@link #COUNTED_TO} + 1 rows
     * @param cursor the cursor of the page behind a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, long counted, Function<? super T, String> cursor) {
        return rows.size() > limit
                ? of(rows.subList(0, limit), counted, cursor.apply(rows.get(limit - 1)))
                : of(rows, counted, null);
    }

    /**
     * How many a caller asks for at once.
     *
     * @throws InvalidValue when these are none, or more than {@link #LARGEST}
     */
    public static int limit(int asked) {
        if (asked < 1 || asked > LARGEST) {
            throw new InvalidValue("limit", "is " + asked, "send 1 to " + LARGEST);
        }
        return asked;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), total, totalAtLeast, next);
    }

    /** The same for what is read better for all rows at once. */
    public <R> Page<R> mapAll(Function<List<T>, List<R>> view) {
        return new Page<>(view.apply(items), total, totalAtLeast, next);
    }
}
