package io.wayline.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A telephone number in E.164 form: a plus sign, the country code, at most 15 digits. */
public record PhoneNumber(@JsonValue String value) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Reads any common spelling; a number without a country code is taken as one of {@code region} (ISO 3166, "CN"). */
    public static PhoneNumber parse(String text, String region) {
        try {
            var number = NUMBERS.parse(text, region);
            if (!NUMBERS.isPossibleNumber(number)) {
                throw invalid();
            }
            return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException unreadable) {
            throw invalid();
        }
    }

    /** The digits without the country code, as people of the same country write it. */
    public String national() {
        try {
            return NUMBERS.getNationalSignificantNumber(NUMBERS.parse(value, null));
        } catch (NumberParseException unreadable) {
            return value;
        }
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "phone", "is not a telephone number", "send it with its country code, such as +86 138 0013 8000");
    }

    @Override
    public String toString() {
        return value;
    }
}
