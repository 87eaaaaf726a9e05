package io.wayline.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * What a coupon takes off the sum of an order.
 *
 * @param orderAmount the sum before
 * @param amount what goes off, never more than the sum, in whole cents, half a cent rounded up
 */
public record Discount(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal orderAmount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency) {

    private static final Pattern SUM = Pattern.compile("[0-9]{1,11}(?:\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** The sum of an order. */
    public record Sum(BigDecimal amount, String currency) {

        /**
         * Reads what a till sends.
         *
         * @return null when it sends neither
         * @throws InvalidValue of {@code orderAmount} or {@code currency} when it is no sum of money
         */
        public static @Nullable Sum of(@Nullable String amount, @Nullable String currency) {
            if (amount == null && currency == null) {
                return null;
            }
            if (amount == null || !SUM.matcher(amount).matches()) {
                throw new InvalidValue("orderAmount", "is no sum of money", "send it as \"199.00\", with its currency");
            }
            if (currency == null || !CURRENCY.matcher(currency).matches() || !isKnown(currency)) {
                throw new InvalidValue("currency", "is no currency", "send its three letters, such as CNY");
            }
            return new Sum(new BigDecimal(amount), currency);
        }

        private static boolean isKnown(String currency) {
            return Currency.getAvailableCurrencies().stream()
                    .anyMatch(each -> each.getCurrencyCode().equals(currency));
        }
    }

    /** As rows keep it, with the digits that its currency has. */
    static Discount read(BigDecimal orderAmount, BigDecimal amount, String currency) {
        return new Discount(shown(orderAmount, currency), shown(amount, currency), currency);
    }

    /**
     * @throws InvalidValue when it is points, or a coupon in another currency
     */
    static Discount of(BenefitValue worth, Sum order) {
        var percent = worth.percent();
        if (percent != null) {
            return read(
                    order.amount(),
                    rounded(order.amount().multiply(percent).movePointLeft(2), order),
                    order.currency());
        }
        var money = worth.amount();
        if (money == null) {
            throw new InvalidValue("orderAmount", "is for coupons, and these are points", "leave it out");
        }
        if (!order.currency().equals(worth.currency())) {
            throw new InvalidValue(
                    "currency",
                    "is %s, and the coupon is worth %s".formatted(order.currency(), worth.plain()),
                    "use it for an order in its own currency");
        }
        return read(order.amount(), money.min(order.amount()), order.currency());
    }

    private static BigDecimal rounded(BigDecimal share, Sum order) {
        return share.setScale(digits(order.currency()), RoundingMode.HALF_UP).min(order.amount());
    }

    private static BigDecimal shown(BigDecimal sum, String currency) {
        var plain = sum.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), digits(currency)), RoundingMode.UNNECESSARY);
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
