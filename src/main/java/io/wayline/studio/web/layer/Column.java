package io.wayline.studio.web.layer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** A column of figures, by which rows are sorted: the most first, and who has none last. */
public enum Column {
    HERE(row -> row.step().here()),
    FAILED(row -> row.step().failed()),
    RETRIED(row -> row.step().retried()),
    ENDED(row -> row.step().ended()),
    CAME(row -> row.past().came()),
    REACHED(row -> row.past().came()),
    LEFT(row -> row.past().left()),
    ON(row -> row.past().on()),
    ELSEWHERE(row -> row.past().elsewhere()),
    DROPPED(row -> row.past().dropped()),
    OFF(row -> row.past().offShare() == null ? null : Math.round(row.past().offShare() * 1_000_000)),
    TYPICAL(row -> millis(row.past().typical())),
    LONGEST(row -> millis(row.past().longest())),
    WAITS(row -> row.waits() == null ? null : before(row.waits().half())),
    WAITS_LONGEST(row -> row.waits() == null ? null : before(row.waits().first()));

    private final Function<LayerRow, @Nullable Long> figure;

    Column(Function<LayerRow, @Nullable Long> figure) {
        this.figure = figure;
    }

    /** As addresses say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Comparator<LayerRow> order() {
        return Comparator.comparing(
                row -> {
                    var value = figure.apply(row);
                    return value == null ? Long.MIN_VALUE : value;
                },
                Comparator.reverseOrder());
    }

    /** @throws InvalidValue when there is no such column */
    static @Nullable Column of(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : Arrays.stream(values())
                        .filter(each -> each.text().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValue("sort", "is no column", "choose one of the table's heads"));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static long before(Instant moment) {
        return -moment.toEpochMilli();
    }
}
