package io.wayline.journey.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A journey that time begins.
 *
 * @param name for the reader
 * @param rule when it begins, in words for the reader, such as “every Tuesday 10:00”
 * @param often whether it does something on nearly every day, so that single moments say nothing
 * @param next the next moment at which it does something; null when none is in sight
 */
public record ScheduledJourney(
        String key,
        String name,
        String rule,
        boolean often,
        @Nullable Coming next) {

    /**
     * A moment at which it will do something.
     *
     * @param sure false where it can still change, because the calendar of that year is not complete
     */
    public record Coming(Instant at, boolean sure) {}
}
