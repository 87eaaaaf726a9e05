package io.wayline.staff;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How often somebody tried to sign in of late: free up to a limit, then each further try must wait twice as long as the
 * one before. Forgotten after a quiet quarter of an hour.
 *
 * @param count tries that have not turned out right
 * @param lastAt when the last one was
 * @param blockedUntil when the next one is heard, or null for at once
 */
record Tries(int count, Instant lastAt, @Nullable Instant blockedUntil) {

    static final Duration MEMORY = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    static Tries none(Instant now) {
        return new Tries(0, now, null);
    }

    /** How long the next try must wait; zero when it is heard at once. */
    Duration waitAt(Instant now) {
        return blockedUntil == null || !blockedUntil.isAfter(now) ? Duration.ZERO : Duration.between(now, blockedUntil);
    }

    /** With one more try, counted before its password is looked at, so that tries side by side gain nothing. */
    Tries oneMore(Instant now, int limit) {
        var reached = (forgotten(now) ? 0 : count) + 1;
        return new Tries(reached, now, reached < limit ? null : now.plus(waitAfter(reached - limit)));
    }

    /** With one more try, of which nothing is forgotten before a moment, nor one more heard from the limit on. */
    Tries oneMoreUntil(Instant end, Instant now, int limit) {
        return new Tries(count + 1, now, count + 1 < limit ? null : end);
    }

    private boolean forgotten(Instant now) {
        var quietSince = blockedUntil == null ? lastAt : blockedUntil;
        return quietSince.plus(MEMORY).isBefore(now);
    }

    private static Duration waitAfter(int over) {
        var wait = over > 4 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << over);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
