package io.wayline.benefit;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.timeline.Cause;

/**
 * That somebody wants to use a benefit.
 *
 * @param customer who is at the till
 * @param requestKey the caller's own name of this redemption, 1 to 100 characters: the same again changes nothing
 * @param points how many of the points, or null for what is left; of a coupon null
 * @param order the order that it is used for, or null
 * @param sum of that order, so that a coupon is reckoned, or null
 * @param cause who redeems it
 */
public record Redemption(
        CustomerRef customer,
        String requestKey,
        @Nullable Integer points,
        @Nullable String order,
        Discount.@Nullable Sum sum,
        Cause cause) {

    private static final int LONGEST = 100;

    public Redemption {
        check("requestKey", requestKey);
        if (order != null) {
            check("order", order);
        }
        if (points != null && points < 1) {
            throw new InvalidValue("points", "is not a number above zero", "send a whole number, or leave it out");
        }
    }

    private static void check(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new InvalidValue(field, "is empty or too long", "send 1 to 100 characters");
        }
    }
}
