package io.wayline.calendar.holiday;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.CalendarFollower.Effect;
import io.wayline.calendar.HolidayFile;

/**
 * Holidays that somebody has proposed, and what became of them.
 *
 * @param version of the calendar that they were compared with
 * @param settledBy who confirmed or withdrew them; null while nobody has
 * @param effects what confirming them did; empty before
 */
public record HolidayProposal(
        String id,
        long version,
        HolidayFile file,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        List<Effect> effects) {

    /** Where a proposal stands. */
    public enum State {
        OPEN,
        TAKEN,
        WITHDRAWN,
        /** The calendar has changed since; what was compared is no more. */
        EXPIRED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
