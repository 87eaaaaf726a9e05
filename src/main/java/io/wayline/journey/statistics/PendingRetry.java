package io.wayline.journey.statistics;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a step failed for somebody and is tried again by itself.
 *
 * @param left how many tries are left
 * @param nextAt when it is tried next; null when it is due
 * @param cause what the step said
 */
public record PendingRetry(
        int left, @Nullable Instant nextAt, @Nullable String cause) {}
