package io.wayline.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * What a customer is offered.
 *
 * @param ref our name for it, opaque; what is granted by it is granted once
 * @param amount money or, of points, how many; null where nothing is counted
 * @param currency of money, ISO 4217
 * @param approvedBy the second person, or null while nobody has, or nobody needs to
 */
public record Remedy(
        String ref,
        Kind kind,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** What can be offered. */
    public enum Kind {
        /** An explanation and an apology. */
        NONE,
        REFUND,
        REPLACEMENT,
        REPAIR,
        COUPON,
        POINTS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether an amount of money belongs to it. */
        public boolean isMoney() {
            return this == REFUND || this == COUPON;
        }

        /** Whether it is something that we grant ourselves, at once. */
        public boolean isGranted() {
            return this == COUPON || this == POINTS;
        }

        /** @throws InvalidValue when there is none of this name */
        public static Kind named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue(
                            "remedyKind",
                            "is nothing that can be offered",
                            "choose none, refund, replacement, repair, coupon, or points"));
        }
    }

    /** As benefits read it, such as {@code 200} or {@code 50CNY}; null when nothing is granted. */
    public @Nullable String grant() {
        if (!kind.isGranted() || amount == null) {
            return null;
        }
        var number = amount.stripTrailingZeros().toPlainString();
        return kind == Kind.POINTS ? number : number + currency;
    }
}
