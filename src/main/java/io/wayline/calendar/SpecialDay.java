package io.wayline.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A day that is not what its weekday says: a holiday, or a day off that is worked to make up for one.
 *
 * @param works whether people work on it
 * @param name why, in the words of whoever decided it
 */
public record SpecialDay(LocalDate date, boolean works, String name) {

    /** Why, in English where we know how to say it; the announcement joins two feasts by a comma of its own. */
    public String nameEn() {
        return Arrays.stream(name.split("、"))
                .map(part -> Feast.called(part).map(Feast::en).orElse(part))
                .collect(Collectors.joining(", "));
    }
}
