package io.wayline.benefit;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/** Says what a benefit is worth as the reader's language writes it. */
public final class BenefitText {

    private BenefitText() {}

    /** Such as {@code 1,200}, {@code ¥50}, or {@code 10%}; points stand without their word. */
    public static String of(BenefitValue worth, Locale language) {
        if (worth.points() != null) {
            return NumberFormat.getIntegerInstance(language).format(worth.points());
        }
        if (worth.percent() != null) {
            var format = NumberFormat.getPercentInstance(language);
            format.setMaximumFractionDigits(2);
            return format.format(worth.percent().movePointLeft(2));
        }
        return money(Objects.requireNonNull(worth.amount()), Objects.requireNonNull(worth.currency()), language);
    }

    /** A round sum stands without its cents: nobody offers ¥50.00. */
    private static String money(BigDecimal amount, String currency, Locale language) {
        var format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(Currency.getInstance(currency));
        var isRound = amount.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(
                isRound ? 0 : Currency.getInstance(currency).getDefaultFractionDigits());
        return format.format(amount);
    }
}
