package io.wayline.calendar;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says: a holiday, or a day off that is worked to make up for one.
 *
 * @param works whether people work on it
 * @param name why, in the words of whoever decided it
 */
public record SpecialDay(LocalDate date, boolean works, String name) {}
