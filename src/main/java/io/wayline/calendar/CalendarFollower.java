package io.wayline.calendar;

import java.time.LocalDate;
import java.util.SortedSet;

/** A feature that has reckoned in working time, and what it does when days of the calendar change. */
public interface CalendarFollower {

    /**
     * What follows from a change.
     *
     * @param what a stable word, such as {@code tasks}; pages have a text for it
     * @param count how many
     */
    record Effect(String what, long count) {}

    /**
     * Follows the change in the transaction that makes it.
     *
     * @param now the calendar with the changed days
     * @param changed the days, at least one
     */
    Effect follow(BusinessCalendar now, SortedSet<LocalDate> changed);
}
