package io.wayline.complaint;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One answer that was promised: until when, what it offers, when it left, what the customer said.
 *
 * @param round 1 for the first; each reopening begins another one
 * @param within how long there was, {@code PT24H} by the clock or {@code WORKING PT8H} in working time
 * @param remindAt when half of the time is over
 * @param warnAt when four fifths of it are over
 * @param dueIsSure false when it lies in a year whose holidays are not known
 * @param breachedAt when it was found that the answer was not there in time, or null
 * @param answeredAt when it was written, or null
 * @param messageRef the mail that it is, or null when there is none
 * @param leftAt when it really left, or null
 * @param closeAt from when on silence means that the customer agrees, or null
 */
public record AnswerRound(
        int round,
        Instant startedAt,
        String within,
        Instant remindAt,
        Instant warnAt,
        Instant dueAt,
        boolean dueIsSure,
        @Nullable Instant breachedAt,
        @Nullable Remedy remedy,
        @Nullable Instant answeredAt,
        @Nullable String messageRef,
        @Nullable Instant leftAt,
        @Nullable Instant closeAt,
        @Nullable Reply reply,
        @Nullable Instant repliedAt) {

    /** What a customer says of an answer. */
    public enum Reply {
        ACCEPTED,
        REOPENED
    }
}
