package io.wayline.calendar;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A moment that was reckoned in working time, and whether it can be relied on.
 *
 * @param unknownYears the years on the way whose holidays nobody has entered yet; their weekdays counted as worked
 */
public record WorkingDeadline(Instant at, SortedSet<Integer> unknownYears) {

    public WorkingDeadline {
        unknownYears = new TreeSet<>(unknownYears);
    }

    /** Whether the holidays of all days on the way are known; else the moment may turn out to be later. */
    public boolean isCertain() {
        return unknownYears.isEmpty();
    }
}
