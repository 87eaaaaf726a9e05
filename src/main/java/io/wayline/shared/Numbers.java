package io.wayline.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as variables keep them and as steps read them: one kind and one spelling for each value, whoever says it. What
 * a page calls 3.0, another system 3, and a decision 3L is the same number.
 */
public final class Numbers {

    /** So many digits of a decimal come out of a double as they went in. */
    public static final int DIGITS = 15;

    private static final MathContext EXACT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /**
     * The one kind that a number has: {@code Integer} where it has no fraction and fits, else {@code Long} where that
     * fits, else {@code Double}. What is not finite stays as it is.
     */
    public static Number canonical(Number number) {
        if (number instanceof Integer || !isFinite(number)) {
            return number;
        }
        var value = exact(number);
        if (value.stripTrailingZeros().scale() > 0 || value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
            return value.doubleValue();
        }
        var whole = value.longValue();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }

    /** How a number is written: as many digits as it has, without exponent and without zeros that say nothing. */
    public static String text(Number number) {
        return isFinite(number) ? exact(number).stripTrailingZeros().toPlainString() : number.toString();
    }

    /** Whether a variable keeps all of its digits. */
    public static boolean isKeptExactly(BigDecimal number) {
        return number.compareTo(exact(canonical(number))) == 0;
    }

    /** What a double adds behind its fifteenth digit was never said: 0.1 + 0.2 is 0.3. */
    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(number.toString()).round(EXACT)
                : BigDecimal.valueOf(number.longValue());
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }
}
