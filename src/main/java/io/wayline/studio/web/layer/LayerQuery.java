package io.wayline.studio.web.layer;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.statistics.past.Period;
import io.wayline.shared.InvalidValue;

/**
 * What an address asks for, as it stands there.
 *
 * @param layer one of them; null means now
 * @param period how many days up to today
 * @param from the first day, instead of a number of them
 * @param to the last day likewise
 * @param sort the column that the table is sorted by; null means the order of the drawing
 */
public record LayerQuery(
        @Nullable String layer,
        @Nullable String period,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort) {

    private static final int DIGITS = 3;

    /** @throws InvalidValue naming the first part that cannot be */
    public LayerChoice read(LocalDate today) {
        return new LayerChoice(Layer.of(layer), Period.of(days(), from, to, today), Column.of(sort));
    }

    private @Nullable Integer days() {
        if (period == null || period.isBlank()) {
            return null;
        }
        if (!period.matches("[0-9]{1," + DIGITS + "}")) {
            throw new InvalidValue("period", "is no number of days", "choose 1, 7, 30, or 90 days, or name the days");
        }
        return Integer.valueOf(period);
    }
}
