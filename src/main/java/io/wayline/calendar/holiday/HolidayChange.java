package io.wayline.calendar.holiday;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.SpecialDay;

/**
 * What a file of holidays would change.
 *
 * @param version of the calendar that it was compared with
 * @param known whether something was known of that year before
 * @param days the days that would change, in order
 */
public record HolidayChange(int year, long version, boolean known, List<Day> days) {

    /**
     * @param before null when it was an ordinary day
     * @param after null when it becomes one
     */
    public record Day(
            LocalDate date,
            @Nullable SpecialDay before,
            @Nullable SpecialDay after) {}
}
