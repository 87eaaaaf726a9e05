package io.wayline.callback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.PlausibleTime;

/**
 * Which calls to list.
 *
 * @param state null for all
 * @param queue null for all
 * @param from those that begin then or later, or null
 * @param to those that begin before, or null
 * @param agent those of this account, or null for all
 */
public record CallbackFilter(
        Callback.@Nullable State state,
        @Nullable String queue,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String agent) {

    /** @throws io.wayline.shared.InvalidValue when a moment is of no plausible year */
    public CallbackFilter {
        if (from != null) {
            PlausibleTime.checked("from", from);
        }
        if (to != null) {
            PlausibleTime.checked("to", to);
        }
    }

    public CallbackFilter(
            Callback.@Nullable State state, @Nullable String queue, @Nullable Instant from, @Nullable Instant to) {
        this(state, queue, from, to, null);
    }
}
