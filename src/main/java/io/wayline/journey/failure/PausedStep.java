package io.wayline.journey.failure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A step that was paused because most of its tries failed.
 *
 * @param id opaque
 * @param journey the journey's key
 * @param element the id of the step that failed most often
 * @param step its label
 * @param cause what it said last, or null when it said nothing; no personal data
 * @param since when it was paused
 * @param failed how many of its last tries failed
 * @param tries how many there were; a large number is counted only as far as the pause needs
 * @param waiting how many customers wait there
 * @param probeAt when one of them is let through to see whether the cause is mended
 */
public record PausedStep(
        String id,
        String journey,
        String journeyName,
        int version,
        String element,
        String step,
        @Nullable String cause,
        Instant since,
        int failed,
        int tries,
        long waiting,
        Instant probeAt) {

    /** Of what kind the cause is, for a page that says what helps. */
    public String kind() {
        return FailureCause.kind(cause);
    }
}
