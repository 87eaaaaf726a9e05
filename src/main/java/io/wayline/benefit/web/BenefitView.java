package io.wayline.benefit.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.benefit.Benefit;
import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.benefit.BenefitState;
import io.wayline.benefit.BenefitValue;

/**
 * A benefit as the API shows it.
 *
 * @param amount of a coupon over money, a decimal in {@code currency}
 * @param percent of a coupon over a share of the price, a decimal
 * @param points how many were granted
 * @param left how many of them can be used now
 * @param validUntil the first moment at which it is of no use any more
 * @param ledger what became of it, the oldest first
 */
record BenefitView(
        String ref,
        BenefitValue.Kind kind,
        BenefitState state,
        @Nullable String code,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String percent,
        @Nullable Integer points,
        @Nullable Integer left,
        Instant grantedAt,
        @Nullable Instant validUntil,
        List<LedgerEntry> ledger) {

    static BenefitView of(Benefit benefit) {
        var worth = benefit.worth();
        return new BenefitView(
                benefit.ref(),
                worth.kind(),
                benefit.state(),
                benefit.code(),
                plain(worth.amount()),
                worth.currency(),
                plain(worth.percent()),
                worth.points(),
                benefit.left(),
                benefit.grantedAt(),
                benefit.validUntil(),
                benefit.entries());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
