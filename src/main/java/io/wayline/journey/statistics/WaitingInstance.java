package io.wayline.journey.statistics;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * A customer who stands at a step.
 *
 * @param instance of the journey that an event started; it may have called the one that is looked at
 * @param journey the key of that journey
 * @param since when they came to the step; null while it has not been taken yet
 * @param pausedAt when an operator stopped them, or null
 * @param failed whether the step failed for good for them
 */
public record WaitingInstance(
        String instance,
        String journey,
        CustomerId customer,
        Instant startedAt,
        @Nullable Instant since,
        @Nullable Instant pausedAt,
        boolean failed) {}
