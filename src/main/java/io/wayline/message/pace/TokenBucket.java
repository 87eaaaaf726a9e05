package io.wayline.message.pace;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MessageControl.Scope;

/**
 * A token bucket with this node's share of a pace. It holds two seconds' worth, at least one mail, so that a worker that
 * looks once a second loses nothing. Not for two threads.
 */
final class TokenBucket {

    private static final double SECONDS_HELD = 2;

    private final Scope scope;
    private final String name;
    private double perSecond = Double.POSITIVE_INFINITY;
    private double tokens;
    private Instant filledAt = Instant.MIN;
    private int connections = Integer.MAX_VALUE;
    private int onTheWay;

    TokenBucket(Scope scope, String name) {
        this.scope = scope;
        this.name = name;
    }

    Scope scope() {
        return scope;
    }

    String name() {
        return name;
    }

    /** A new share; what was saved up stays, up to what it may hold. */
    void set(@Nullable Integer ratePerMinute, @Nullable Integer maxConnections, int nodes, Instant now) {
        var first = filledAt == Instant.MIN;
        fill(now);
        perSecond = ratePerMinute == null ? Double.POSITIVE_INFINITY : ratePerMinute / 60.0 / nodes;
        connections = maxConnections == null ? Integer.MAX_VALUE : Math.max(1, maxConnections / nodes);
        tokens = first ? most() : Math.min(tokens, most());
        filledAt = now;
    }

    boolean isEmpty(Instant now) {
        fill(now);
        return tokens < 1 || onTheWay >= connections;
    }

    /** The same, once a mail that is on its way has arrived. */
    boolean isEmptyAfterOne(Instant now) {
        fill(now);
        return tokens < 1 || onTheWay - 1 >= connections;
    }

    void take() {
        tokens--;
        onTheWay++;
    }

    void free() {
        onTheWay = Math.max(0, onTheWay - 1);
    }

    private void fill(Instant now) {
        if (filledAt != Instant.MIN && now.isAfter(filledAt)) {
            var seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(most(), tokens + seconds * perSecond);
            filledAt = now;
        }
    }

    private double most() {
        return Double.isInfinite(perSecond) ? Double.MAX_VALUE : Math.max(1, perSecond * SECONDS_HELD);
    }
}
