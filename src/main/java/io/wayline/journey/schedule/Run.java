package io.wayline.journey.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a moment at which a timer begins a journey, or that a person began it.
 *
 * @param journey by key
 * @param due the moment that counts; null when a person began it
 * @param ranAt when it really began, or was skipped
 * @param times how often it began on that day, where it was on time
 * @param idle whether there was nothing to do then, as the steps of the diagram say of themselves
 * @param missed how many moments before {@code due} passed while nobody was there
 * @param missedSince the first of those; null when there is none
 * @param instance what began; null when nothing did
 * @param startedBy the account, or the name of the key, of who began it; null when time did
 */
public record Run(
        String id,
        String journey,
        How how,
        @Nullable Instant due,
        Instant ranAt,
        int times,
        boolean idle,
        int missed,
        @Nullable Instant missedSince,
        @Nullable String instance,
        @Nullable String startedBy) {

    /** How it came about. */
    public enum How {
        /** When it was due. Those of one day are one. */
        ON_TIME,
        /** Later, because nobody was there when it was due. */
        LATE,
        /** Not at all, because it was too late when somebody was there. */
        SKIPPED,
        /** Because a person asked for it. */
        BY_HAND
    }
}
