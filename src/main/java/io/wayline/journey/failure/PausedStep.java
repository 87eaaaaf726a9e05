package io.wayline.journey.failure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A step that was paused, by a person or because most of its tries failed.
 *
 * @param id opaque
 * @param journey the journey's key
 * @param element the id of the step that was paused, or that failed most often
 * @param step its label
 * @param cause what it said last, or null when it said nothing; no personal data
 * @param since when it was paused
 * @param failed how many of its last tries failed
 * @param tries how many there were; a large number is counted only as far as the pause needs
 * @param waiting how many customers wait there
 * @param probeAt when one of them is let through to see whether the cause is mended; null where a person paused it
 * @param by the account of who paused it; null when most of its tries failed
 * @param reason why they did
 * @param releasing whether it goes on, and those who still wait are let go some at a time
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
        @Nullable Instant probeAt,
        @Nullable String by,
        @Nullable String reason,
        boolean releasing) {

    /** Of what kind the cause is, for a page that says what helps. */
    public String kind() {
        return FailureCause.kind(cause);
    }

    /** The same with another version of it that was paused together with this one. */
    PausedStep with(PausedStep other) {
        var newest = other.version > version ? other : this;
        return new PausedStep(
                id,
                journey,
                newest.journeyName,
                newest.version,
                element,
                newest.step,
                cause,
                since,
                failed,
                tries,
                waiting + other.waiting,
                probeAt,
                by,
                reason,
                releasing || other.releasing);
    }
}
