package io.wayline.intake.file.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** Amounts as people and spreadsheets write them, where that can mean one amount only. */
final class AmountText {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,11}(\\.\\d{1,4})?");
    /** A fraction that a machine has reckoned, such as 3.2640000000000002. */
    private static final Pattern RECKONED = Pattern.compile("\\d{1,11}\\.\\d{5,20}");

    private static final Pattern POINT =
            Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d{1,4}|\\d{1,3}(,\\d{3}){2,}|\\d{1,3}([ '’]\\d{3})+(\\.\\d{1,4})?");
    private static final Pattern COMMA = Pattern.compile(
            "\\d{1,3}(\\.\\d{3})+,\\d{1,4}|\\d{1,3}(\\.\\d{3}){2,}|\\d{1,11},\\d{1,2}|\\d{1,3}( \\d{3})+,\\d{1,4}");
    private static final Pattern SIGN =
            Pattern.compile("^(?<before>[^\\d(+-]{1,5}?)?\\s*(?<number>\\d.*?\\d|\\d)\\s*(?<after>[^\\d]{1,5})?$");

    private static final Map<String, Set<String>> SIGNS = Map.of(
            "¥", Set.of("CNY", "JPY"),
            "￥", Set.of("CNY", "JPY"),
            "元", Set.of("CNY", "TWD", "HKD"),
            "€", Set.of("EUR"),
            "£", Set.of("GBP"),
            "$", Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"));

    private AmountText() {}

    /**
     * @param currency that its row or file names, or null; a sign in the amount must be one of it
     * @throws InvalidValue when it is no amount, or could be two
     */
    static BigDecimal read(String text, @Nullable String currency) {
        var bare = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
        var minus = bare.startsWith("-") || bare.startsWith("−");
        var parts = SIGN.matcher(minus ? bare.substring(1).strip() : bare);
        if (!parts.matches() || !isOf(currency, parts.group("before")) || !isOf(currency, parts.group("after"))) {
            throw wrong();
        }
        var amount = number(parts.group("number"));
        return minus ? amount.negate() : amount;
    }

    private static boolean isOf(@Nullable String currency, @Nullable String sign) {
        return sign == null
                || sign.isBlank()
                || currency != null
                        && (sign.strip().equalsIgnoreCase(currency)
                                || SIGNS.getOrDefault(sign.strip(), Set.of()).contains(currency));
    }

    private static BigDecimal number(String text) {
        if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (RECKONED.matcher(text).matches()) {
            return new BigDecimal(text).setScale(4, RoundingMode.HALF_UP);
        }
        if (POINT.matcher(text).matches()) {
            return new BigDecimal(text.replaceAll("[, '’]", ""));
        }
        if (COMMA.matcher(text).matches()) {
            return new BigDecimal(text.replaceAll("[. ]", "").replace(',', '.'));
        }
        throw wrong();
    }

    private static InvalidValue wrong() {
        return new InvalidValue("amount", "is not a number that can be read in one way", "send it as 1299.00");
    }
}
