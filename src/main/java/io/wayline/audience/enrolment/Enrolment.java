package io.wayline.audience.enrolment;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A run: customers whom a segment found at one moment, invited into a campaign one after the other, each once.
 *
 * @param segment whose customers; empty for a test run of people by name
 * @param version of the segment, as it was when they were found; a later one changes nothing here
 * @param campaign the key of the journey that they are invited into
 * @param most how many at the most were asked for; null for all
 * @param total how many were found
 * @param invited how many were invited by now
 * @param dropped who was no customer any more, or had been invited as somebody they were merged with
 * @param test whether it is for a test group, and counts in no result
 * @param askedBy the account of who asked, or the journey
 * @param actedBy who paused, resumed, or stopped it last; null when nobody did
 * @param reason why they did
 */
public record Enrolment(
        String ref,
        String segment,
        int version,
        String campaign,
        EnrolmentState state,
        Pace pace,
        @Nullable Integer most,
        long total,
        long invited,
        long dropped,
        boolean test,
        String askedBy,
        Instant askedAt,
        @Nullable String actedBy,
        @Nullable Instant actedAt,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    /** How many have not had their turn. */
    public long waiting() {
        return total - invited - dropped;
    }
}
