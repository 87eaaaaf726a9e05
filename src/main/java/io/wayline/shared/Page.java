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

    /** @param counted the count, taken with a limit of {@link #COUNTED_TO} + 1 rows */
    public static <T> Page<T> of(List<T> items, long counted, @Nullable String next) {
        return counted > COUNTED_TO
                ? new Page<>(items, null, COUNTED_TO, next)
                : new Page<>(items, counted, null, next);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), total, totalAtLeast, next);
    }
}
