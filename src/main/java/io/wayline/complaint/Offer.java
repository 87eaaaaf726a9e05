package io.wayline.complaint;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** A remedy out of what somebody proposed. */
final class Offer {

    private static final String FIELD = "remedyAmount";
    private static final String USUAL_CURRENCY = "CNY";
    private static final int MOST_POINTS = 999_999;

    private Offer() {}

    /**
     * In the currency of the complaint, else in the company's.
     *
     * @throws InvalidValue when the kind needs an amount that is not there, or is none
     */
    static Remedy of(
            Complaint complaint, Remedy.Kind kind, @Nullable BigDecimal amount, String ref, String by, Instant at) {
        if ((kind.isMoney() || kind.isGranted()) && (amount == null || amount.signum() <= 0)) {
            throw new InvalidValue(FIELD, "is missing", "say how much it is");
        }
        if (kind == Remedy.Kind.POINTS && amount != null) {
            if (amount.stripTrailingZeros().scale() > 0 || amount.compareTo(BigDecimal.valueOf(MOST_POINTS)) > 0) {
                throw new InvalidValue(FIELD, "is no number of points", "write a whole number from 1 to 999999");
            }
            return new Remedy(ref, kind, amount, null, by, at, null, null);
        }
        // nothing is promised for nothing, and an empty field says so as well as a zero
        var money = amount == null || kind == Remedy.Kind.NONE || amount.signum() <= 0
                ? null
                : amount.setScale(2, RoundingMode.HALF_UP);
        var currency = complaint.currency() == null ? USUAL_CURRENCY : complaint.currency();
        return new Remedy(ref, kind, money, money == null ? null : currency, by, at, null, null);
    }
}
