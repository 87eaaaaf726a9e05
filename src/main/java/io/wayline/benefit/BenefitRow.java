package io.wayline.benefit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/**
 * A benefit as its row says, without a look at the clock.
 *
 * @param left of points, how many have not been used
 */
record BenefitRow(
        long id,
        String ref,
        CustomerId customer,
        BenefitValue worth,
        @Nullable String code,
        @Nullable Integer left,
        Instant grantedAt,
        @Nullable Instant validUntil,
        BenefitState noted) {

    static BenefitRow read(ResultSet row, int number) throws SQLException {
        var until = row.getObject("valid_until", OffsetDateTime.class);
        return new BenefitRow(
                row.getLong("id"),
                row.getString("ref"),
                new CustomerId(row.getString("customer_id")),
                new BenefitValue(
                        BenefitValue.Kind.valueOf(row.getString("kind")),
                        row.getObject("points", Integer.class),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getBigDecimal("percent")),
                row.getString("code"),
                row.getObject("points_left", Integer.class),
                RowTime.read(row, "granted_at"),
                until == null ? null : until.toInstant(),
                BenefitState.valueOf(row.getString("state")));
    }

    /** What it is good for at a moment: nobody has to come by for it to run out. */
    BenefitState state(Instant at) {
        var isOver = validUntil != null && !validUntil.isAfter(at);
        return noted == BenefitState.GRANTED && isOver ? BenefitState.EXPIRED : noted;
    }

    /** @throws BenefitRefused when nothing can be taken from it any more */
    void checkIsGood(Instant at) {
        switch (state(at)) {
            case EXPIRED -> throw BenefitRefused.expired(validUntil);
            case REDEEMED -> throw BenefitRefused.redeemed();
            case REVOKED -> throw BenefitRefused.revoked();
            case GRANTED -> {
                // it may be used
            }
        }
    }

    Benefit told(List<LedgerEntry> entries, Instant at) {
        var state = state(at);
        return new Benefit(
                ref,
                customer,
                worth,
                code,
                left == null || state == BenefitState.GRANTED ? left : Integer.valueOf(0),
                grantedAt,
                validUntil,
                state,
                entries);
    }
}
