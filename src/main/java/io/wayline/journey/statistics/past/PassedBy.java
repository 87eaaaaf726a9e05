package io.wayline.journey.statistics.past;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * A customer who has left a step.
 *
 * @param instance of the journey that an event started; it may have called the one that is looked at
 * @param journey the key of that journey; null when it is not kept any more
 * @param customer null likewise
 * @param off whether they did not go on
 */
public record PassedBy(
        String instance,
        @Nullable String journey,
        @Nullable CustomerId customer,
        Instant cameAt,
        Instant leftAt,
        boolean off) {}
