package io.wayline.shared.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Domains in the form that mail servers know, by IDNA 2008 (RFC 5890 to 5895): {@code faß.de} is {@code xn--fa-hia.de} and
 * not {@code fass.de}, as the 2003 edition had it, which is all that the JDK knows.
 */
public final class DomainText {

    private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");
    /** Its small letter is an i with a dot of its own, and another one than the plain i. */
    private static final int DOTTED_I = 0x130;

    private static final String PREFIX = "xn--";

    private DomainText() {}

    /** @throws IllegalArgumentException when a part of it cannot be in a domain */
    public static String ascii(String domain) {
        var labels = DOTS.split(domain, -1);
        for (var place = 0; place < labels.length; place++) {
            labels[place] = label(labels[place]);
        }
        return String.join(".", labels);
    }

    private static String label(String label) {
        var folded = new StringBuilder();
        Normalizer.normalize(label, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(sign ->
                        folded.append(sign == DOTTED_I ? "i\u0307" : Character.toString(Character.toLowerCase(sign))));
        var mapped = Normalizer.normalize(folded, Normalizer.Form.NFC);
        if (mapped.chars().allMatch(sign -> sign < 0x80)) {
            return mapped;
        }
        if (mapped.startsWith("-")
                || mapped.endsWith("-")
                || mapped.startsWith("--", 2)
                || isMark(mapped.codePointAt(0))
                || !mapped.codePoints().allMatch(sign -> isAllowed(sign, mapped))) {
            throw new IllegalArgumentException("not a label of a domain");
        }
        return PREFIX + punycode(mapped.codePoints().toArray());
    }

    /** Letters, marks, and digits; signs and pictures that the older edition let through are none (RFC 5892). */
    private static boolean isAllowed(int sign, String label) {
        return switch (sign) {
            case '-' -> true;
            // between two l in Catalan, and in Japanese
            case 0xb7 -> label.contains("l\u00b7l");
            case 0x30fb -> true;
            default ->
                sign < 0x80
                        ? Character.isLetterOrDigit(sign)
                        : Character.isLetter(sign)
                                || isMark(sign)
                                || Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER;
        };
    }

    private static boolean isMark(int sign) {
        var type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** RFC 3492 6.3. */
    private static String punycode(int[] signs) {
        var out = new StringBuilder();
        for (var sign : signs) {
            if (sign < 0x80) {
                out.appendCodePoint(sign);
            }
        }
        var basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        var next = 128;
        var delta = 0;
        var bias = 72;
        var done = basic;
        while (done < signs.length) {
            var least = Integer.MAX_VALUE;
            for (var sign : signs) {
                if (sign >= next && sign < least) {
                    least = sign;
                }
            }
            delta += (least - next) * (done + 1);
            next = least;
            for (var sign : signs) {
                if (sign < next) {
                    delta++;
                }
                if (sign == next) {
                    encode(delta, bias, out);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private static void encode(int number, int bias, StringBuilder out) {
        var rest = number;
        for (var weight = 36; ; weight += 36) {
            var threshold = weight <= bias ? 1 : weight >= bias + 26 ? 26 : weight - bias;
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (36 - threshold)));
            rest = (rest - threshold) / (36 - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapted(int delta, int points, boolean isFirst) {
        var rest = isFirst ? delta / 700 : delta / 2;
        rest += rest / points;
        var weight = 0;
        while (rest > 35 * 26 / 2) {
            rest /= 35;
            weight += 36;
        }
        return weight + 36 * rest / (rest + 38);
    }
}
