package io.wayline.customer.access;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that people wrote, with whatever looks like a mail address or a telephone number behind a mask. It rather hides
 * the number of an order than shows that of a phone.
 */
final class MaskedText {

    /**
     * A word, and what makes it an address. Every word is taken whole, so that a long one without an {@code @} is read once
     * and not once from each of its letters.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@＠<>()（）\\[\\],，;；:：\"]++([@＠][^\\s@<>()（）\\[\\],，;；\"]++)?");

    /** Seven digits or more, as people part them; a bound, as what repeats takes from the stack each time. */
    private static final Pattern NUMBER = Pattern.compile("[+＋]?\\p{Nd}(?:[\\s\\u00a0().（）/·•‐-―-]{0,3}\\p{Nd}){6,60}");

    /** Years stand before days; what follows may be an hour, and is no number to call. */
    private static final Pattern DAY =
            Pattern.compile("(?:19|20)\\d\\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])(?:\\s\\d{1,2})?");

    private MaskedText() {}

    static String of(String written) {
        var withoutAddresses = ADDRESS.matcher(written).replaceAll(MaskedText::address);
        return NUMBER.matcher(withoutAddresses).replaceAll(MaskedText::number);
    }

    private static String address(MatchResult found) {
        return quoted(
                found.group(1) == null
                        ? found.group()
                        : Contact.maskedAddress(found.group().replace('＠', '@')));
    }

    private static String number(MatchResult found) {
        return quoted(DAY.matcher(found.group()).matches() ? found.group() : Contact.maskedNumber(found.group()));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
