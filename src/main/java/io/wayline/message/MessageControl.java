package io.wayline.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether and how fast some messages leave, over all nodes.
 *
 * @param name which one of its scope: {@code MARKETING}, {@code qq}, {@code example.com}, {@code onboarding-welcome};
 *     empty for {@link Scope#GLOBAL}
 * @param paused nothing of it leaves, from the moment that this is committed
 * @param ratePerMinute how many leave in a minute at the most, or null for no limit; for scopes that have a pace
 * @param effectiveRate the same after servers asked us to slow down
 * @param maxConnections how many are on the way at the same time at the most, or null for no limit
 * @param reason why it was last changed
 * @param by the account of who changed it, or {@code system}
 */
public record MessageControl(
        Scope scope,
        String name,
        boolean paused,
        @Nullable Integer ratePerMinute,
        @Nullable Integer effectiveRate,
        @Nullable Integer maxConnections,
        String reason,
        String by,
        Instant at) {

    /** What a control is about. */
    public enum Scope {
        GLOBAL,
        /** A purpose. */
        CLASS,
        /** Who runs the mailboxes, such as {@code qq} or {@code google}; {@code other} for all that are not known. */
        PROVIDER,
        /** What stands behind the at sign. */
        DOMAIN,
        TEMPLATE,
        /** The key of the journey that asked for them, such as that of a campaign. */
        JOURNEY;

        /** Whether a pace can be set for it; all scopes can be paused. */
        public boolean hasPace() {
            return this == GLOBAL || this == CLASS || this == PROVIDER;
        }
    }
}
