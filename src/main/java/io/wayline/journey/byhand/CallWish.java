package io.wayline.journey.byhand;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * When a call is asked for, and what for.
 *
 * @param within by when, in working time, as diagrams write it: one of {@link ByHand#WITHIN}
 * @param at the time that was agreed, or null; goes before {@code within}
 * @param purpose {@code service} or {@code marketing}: what the customer must not object to, or allow
 */
public record CallWish(String within, @Nullable Instant at, String purpose) {

    /** The usual purpose of a call that a colleague asks for. */
    public static final String SERVICE = "service";

    /** @throws InvalidValue when {@code within} is none of those */
    public CallWish {
        if (at == null && !ByHand.WITHIN.contains(within)) {
            throw new InvalidValue("within", "is none of " + String.join(", ", ByHand.WITHIN), "send one of them");
        }
    }

    /** By when, at any time that is free. */
    public static CallWish within(String within) {
        return new CallWish(within, null, SERVICE);
    }
}
