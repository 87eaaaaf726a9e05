package io.wayline.benefit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * Something that a customer was given.
 *
 * @param ref our name for it, opaque
 * @param code of a coupon, as the customer says it, else null
 * @param left of points, how many are left and of use now, else null
 * @param validUntil the first moment at which it is of no use any more, or null for ever
 * @param entries what became of it, the oldest first
 */
public record Benefit(
        String ref,
        CustomerId customer,
        BenefitValue worth,
        @Nullable String code,
        @Nullable Integer left,
        Instant grantedAt,
        @Nullable Instant validUntil,
        BenefitState state,
        List<LedgerEntry> entries) {

    /**
     * One line of the ledger.
     *
     * @param points that came or, below zero, went; null for coupons
     * @param discount what a coupon took off the order, when the till told its sum
     */
    public record LedgerEntry(
            Instant at,
            Kind kind,
            @Nullable Integer points,
            @Nullable String requestKey,
            @Nullable String order,
            @Nullable String reason,
            @Nullable Discount discount) {

        /** What can become of a benefit; that it ran out is told by the clock. */
        public enum Kind {
            GRANTED,
            REDEEMED,
            REVOKED
        }

        static LedgerEntry granted(Instant at, @Nullable Integer points) {
            return new LedgerEntry(at, Kind.GRANTED, points, null, null, null, null);
        }

        static LedgerEntry redeemed(
                Instant at, @Nullable Integer points, Redemption asked, @Nullable Discount discount) {
            return new LedgerEntry(at, Kind.REDEEMED, points, asked.requestKey(), asked.order(), null, discount);
        }

        static LedgerEntry revoked(Instant at, @Nullable Integer points, String reason) {
            return new LedgerEntry(at, Kind.REVOKED, points, null, null, reason, null);
        }
    }
}
