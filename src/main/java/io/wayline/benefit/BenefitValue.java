package io.wayline.benefit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * What a benefit is worth: points, an amount of money off, or a percentage off.
 *
 * @param points of {@link Kind#POINTS}, else null
 * @param amount of a coupon over money, with its currency, else null
 * @param percent of a coupon over a share of the price, else null
 */
public record BenefitValue(
        Kind kind,
        @Nullable Integer points,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable BigDecimal percent) {

    private static final Pattern POINTS = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?(?:\\.[0-9]{1,2})?|100) ?%");
    private static final Pattern MONEY = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,4})?) ?([A-Z]{3})");

    /** What sort of thing is granted. */
    public enum Kind {
        POINTS,
        COUPON
    }

    public static BenefitValue points(int points) {
        return new BenefitValue(Kind.POINTS, points, null, null, null);
    }

    /**
     * Reads what a person wrote.
     *
     * @param kind {@code points} or {@code coupon}
     * @param amount {@code 200} points; a coupon of {@code 10%} or {@code 50 CNY}, with or without the space
     * @throws InvalidValue when it is neither
     */
    public static BenefitValue of(String kind, String amount) {
        return switch (kind) {
            case "points" -> ofPoints(amount.strip());
            case "coupon" -> ofCoupon(amount.strip());
            default -> throw new InvalidValue("kind", "is neither points nor a coupon", "choose one from the list");
        };
    }

    private static BenefitValue ofPoints(String amount) {
        if (!POINTS.matcher(amount).matches()) {
            throw new InvalidValue("amount", "is no number of points", "write a whole number from 1 to 999999");
        }
        return points(Integer.parseInt(amount));
    }

    private static BenefitValue ofCoupon(String amount) {
        var percent = PERCENT.matcher(amount);
        if (percent.matches()) {
            return new BenefitValue(Kind.COUPON, null, null, null, new BigDecimal(percent.group(1)));
        }
        var money = MONEY.matcher(amount);
        if (money.matches() && new BigDecimal(money.group(1)).signum() > 0 && isCurrency(money.group(2))) {
            return new BenefitValue(Kind.COUPON, null, new BigDecimal(money.group(1)), money.group(2), null);
        }
        throw new InvalidValue(
                "amount", "is nothing that a coupon can be worth", "write a percentage, 10%, or money, 50 CNY");
    }

    /** As {@link #of} reads it: {@code 200}, {@code 10%}, or {@code 50 CNY}. */
    String plain() {
        if (points != null) {
            return points.toString();
        }
        return percent != null ? number(percent) + "%" : number(amount) + " " + currency;
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code));
    }
}
