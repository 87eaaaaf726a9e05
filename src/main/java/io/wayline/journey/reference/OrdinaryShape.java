package io.wayline.journey.reference;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What the engine may keep as it is: ids, numbers of a few digits, and instants, by which nobody is reached. It decides
 * only which road a reference takes, never whether it is taken, so it may be as strict as it likes.
 */
final class OrdinaryShape {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Digits in one go, of which a telephone has ten and more. */
    private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{10}");

    /** Fewer than a telephone has, however it is spaced. */
    private static final int FEW_DIGITS = 9;

    private OrdinaryShape() {}

    static boolean has(String text) {
        if (!WORD.matcher(text).matches()) {
            return isInstant(text);
        }
        var word = UUID.matcher(text).replaceAll("id");
        return isLetter(word.charAt(0))
                ? !MANY_DIGITS.matcher(word).find()
                : digits(word) <= FEW_DIGITS || isInstant(text);
    }

    private static boolean isLetter(char character) {
        return character > '9';
    }

    private static long digits(String word) {
        return word.chars().filter(each -> each <= '9' && each >= '0').count();
    }

    private static boolean isInstant(String text) {
        if (text.length() < "2026-11-28T09:30".length() || text.charAt(4) != '-') {
            return false;
        }
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }
}
