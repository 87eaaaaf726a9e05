package io.wayline.value;

import java.math.BigDecimal;
import java.util.Currency;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReferenceText;

/** What an order is called and says of money, checked the same way whether it comes by event or from a file. */
public final class OrderFacts {

    /** numeric(15, 4) of the table. */
    private static final BigDecimal MOST = new BigDecimal("99999999999");

    private OrderFacts() {}

    /**
     * The shop's name for an order, of whatever shape.
     *
     * @throws InvalidValue when it is none that can be kept
     */
    public static String ref(String text) {
        return ReferenceText.read("orderRef", text);
    }

    /**
     * An amount of at least zero.
     *
     * @throws InvalidValue when it is none that can be kept
     */
    public static BigDecimal amount(String text) {
        try {
            var amount = new BigDecimal(text);
            if (amount.signum() < 0 || amount.scale() > 4 || amount.compareTo(MOST) > 0) {
                throw new InvalidValue(
                        "amount", "is negative, too large, or has more than 4 decimals", "send it as \"489.00\"");
            }
            return amount;
        } catch (NumberFormatException notANumber) {
            throw new InvalidValue("amount", "is not a number", "send it as \"489.00\"");
        }
    }

    /**
     * A currency that something can be paid in: codes of ISO 4217 for metals, funds, and tests are none.
     *
     * @throws InvalidValue when there is no such currency
     */
    public static String currency(String code) {
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return code;
            }
        } catch (IllegalArgumentException unknown) {
            // told below, as for those that nobody pays in
        }
        throw new InvalidValue(
                "currency", "is not a currency of ISO 4217", "send its code in capitals, such as CNY or EUR");
    }
}
