package io.wayline.shared.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers as people and spreadsheets write them, and never reads another number than was meant. */
public final class PhoneText {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** What a spreadsheet makes of a long number. */
    private static final Pattern ROUNDED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE][+-]?\\d+");
    /** A number that a spreadsheet or a program took for one to reckon with. */
    private static final Pattern FLOAT = Pattern.compile("(\\+?\\d{4,})[.,]0+");

    private static final Pattern SCHEME = Pattern.compile("(?i)^(tel|callto|phone|mobile|fax|电话|手机|手机号)\\s*[:：]\\s*");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** The ways of saying which extension, from everywhere, behind at least six digits. */
    private static final List<Pattern> EXTENSIONS = List.of(
            Pattern.compile(
                    "(?i)^(?<number>.*\\d.*?)[\\s,;，；(（]*(?:转接|轉接|转|轉|分机号?|分機號?|内线|內線|extension|extn|ext|;ext=|x|#|"
                            + "app|apparat|durchwahl|dw|kl|klappe|poste|interno|int|доб)\\s*[.:：=]?\\s*(?<extension>\\d{1,9})\\s*[)）]?$"),
            // 0755-88888888-801, as it is written in China
            Pattern.compile("^(?<number>(?:\\+?86[- ]?)?\\(?0?\\d{2,3}\\)?[- ]?\\d{7,8})-(?<extension>\\d{1,6})$"));

    private static final Pattern SEVERAL =
            Pattern.compile("\\d[\\d\\s()-]{5,}\\d\\s*([/;,，；、|&]|\\bor\\b|或|和)\\s*[+(]?\\d[\\d\\s()-]{5,}\\d");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");

    private PhoneText() {}

    /**
     * A number as it was meant.
     *
     * @param number in E.164 form
     * @param extension its digits, or null
     */
    public record Read(String number, @Nullable String extension) {}

    /** What is wrong with a text. */
    public enum Why {
        NOT_ONE("is not a telephone number", "send it with its country code, such as +86 138 0013 8000"),
        ROUNDED("was rounded by a spreadsheet", "take the number from where it came, in a column of the kind text"),
        LETTERS("has letters among its digits", "look for an O that should be a 0, and send digits"),
        SEVERAL("holds several numbers", "send one of them"),
        LENGTH("has too many or too few digits", "compare it with where it came from"),
        COUNTRY(
                "has no country code and is not written as numbers are in the country supposed",
                "send it with its country code, such as +49 151 12345678, or say of which country it is");

        private final String fault;
        private final String remedy;

        Why(String fault, String remedy) {
            this.fault = fault;
            this.remedy = remedy;
        }

        public String fault() {
            return fault;
        }

        public String remedy() {
            return remedy;
        }

        /** In lower case, with dashes. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The text is no telephone number. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Why why;

        Unreadable(Why why) {
            super(why.fault(), null, false, false);
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /**
     * @param region of numbers without a country code (ISO 3166); null when nobody knows
     * @param told whether somebody said that it is this region; else it is supposed, and the number must be written
     *     exactly as one is written there
     * @throws Unreadable when it is no number
     */
    public static Read read(String text, @Nullable String region, boolean told) {
        var bare = SCHEME.matcher(BLANKS.matcher(UNSEEN.matcher(text).replaceAll(""))
                        .replaceAll(" ")
                        .strip())
                .replaceFirst("");
        if (ROUNDED.matcher(bare).matches()) {
            throw new Unreadable(Why.ROUNDED);
        }
        var whole = FLOAT.matcher(bare);
        var number = whole.matches() ? whole.group(1) : bare;
        String extension = null;
        for (var way : EXTENSIONS) {
            var apart = way.matcher(number);
            if (extension == null
                    && apart.matches()
                    && digits(apart.group("number")).length() >= 6) {
                number = apart.group("number");
                extension = digits(apart.group("extension"));
            }
        }
        if (SEVERAL.matcher(number).find()) {
            throw new Unreadable(Why.SEVERAL);
        }
        if (LETTERS.matcher(number).find()) {
            throw new Unreadable(digits(number).isEmpty() ? Why.NOT_ONE : Why.LETTERS);
        }
        return new Read(NUMBERS.format(checked(number, region, told), PhoneNumberFormat.E164), extension);
    }

    private static PhoneNumber checked(String text, @Nullable String region, boolean told) {
        PhoneNumber number;
        try {
            var withoutPlus = withoutPlus(text, region);
            if (withoutPlus != null) {
                return withoutPlus;
            }
            number = NUMBERS.parseAndKeepRawInput(text, region == null ? "ZZ" : region);
        } catch (NumberParseException unreadable) {
            throw new Unreadable(
                    unreadable.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && region == null
                            ? Why.COUNTRY
                            : Why.NOT_ONE);
        }
        var withCode = number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN
                || number.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD;
        if (NUMBERS.isValidNumber(number)) {
            if (!withCode && !told && !isWrittenAsThere(text, number)) {
                throw new Unreadable(Why.COUNTRY);
            }
            return number;
        }
        // numbers of no area, such as those that are kept free for films, are taken where their length can be right
        if ((withCode || told)
                && NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                && !isOneDigitOff(number)) {
            return number;
        }
        throw new Unreadable(
                NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && !isOneDigitOff(number)
                        ? Why.COUNTRY
                        : Why.LENGTH);
    }

    /** The number with the country's own code, from which a spreadsheet has dropped the plus sign; null for others. */
    private static @Nullable PhoneNumber withoutPlus(String text, @Nullable String region) throws NumberParseException {
        var written = digits(text);
        if (region == null
                || text.indexOf('+') >= 0
                || !written.startsWith(String.valueOf(NUMBERS.getCountryCodeForRegion(region)))) {
            return null;
        }
        var number = NUMBERS.parse("+" + written, null);
        return NUMBERS.isValidNumberForRegion(number, region) ? number : null;
    }

    /** With the digit before it that numbers have within their country, or with the country code alone. */
    private static boolean isWrittenAsThere(String text, PhoneNumber number) {
        var written = digits(text);
        var bare = new PhoneNumber().mergeFrom(number).clearExtension();
        return written.equals(digits(NUMBERS.format(bare, PhoneNumberFormat.NATIONAL)))
                || written.equals(digits(NUMBERS.format(bare, PhoneNumberFormat.E164)));
    }

    /** Whether it would be somebody's number if a digit were added or some were left out at the end. */
    private static boolean isOneDigitOff(PhoneNumber number) {
        if (NUMBERS.truncateTooLongNumber(new PhoneNumber().mergeFrom(number))) {
            return true;
        }
        for (var digit = 0; digit <= 9; digit++) {
            var longer = new PhoneNumber().mergeFrom(number).setNationalNumber(number.getNationalNumber() * 10 + digit);
            if (NUMBERS.isValidNumber(longer)) {
                return true;
            }
        }
        return false;
    }

    private static String digits(String text) {
        return PhoneNumberUtil.normalizeDigitsOnly(text);
    }
}
