package io.wayline.callback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which calls to list.
 *
 * @param state null for all
 * @param queue null for all
 * @param from those that begin then or later, or null
 * @param to those that begin before, or null
 */
public record CallbackFilter(
        Callback.@Nullable State state,
        @Nullable String queue,
        @Nullable Instant from,
        @Nullable Instant to) {}
