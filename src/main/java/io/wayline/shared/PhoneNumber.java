package io.wayline.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.jspecify.annotations.Nullable;

import io.wayline.shared.text.CountryText;
import io.wayline.shared.text.PhoneText;

/**
 * A telephone number in E.164 form: a plus sign, the country code, at most 15 digits.
 *
 * @param extension the digits to dial when somebody has answered, or null
 */
public record PhoneNumber(@JsonValue String value, @Nullable String extension) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** A number without an extension, as it was kept. */
    public PhoneNumber(String value) {
        this(value, null);
    }

    /** As {@link #parse(String, String)}, for the country where the company works. */
    public static PhoneNumber parse(String text) {
        return parse(text, CountryText.home());
    }

    /**
     * Reads any common spelling. A number without a country code is taken as one of {@code region} (ISO 3166, "CN") only
     * if it is written as one is there: of what is merely supposed, nothing may become somebody else's number.
     *
     * @throws InvalidValue when it is none, or nobody can say of which country
     */
    public static PhoneNumber parse(String text, String region) {
        return read(text, region, false);
    }

    /**
     * As {@link #parse(String, String)}, for a country that somebody told: digits that a spreadsheet has dropped from the beginning are
     * supplied.
     *
     * @param region null when nobody knows; then a number needs its country code
     */
    public static PhoneNumber of(String text, @Nullable String region) {
        return read(text, region, true);
    }

    private static PhoneNumber read(String text, @Nullable String region, boolean told) {
        try {
            var read = PhoneText.read(text, region, told);
            return new PhoneNumber(read.number(), read.extension());
        } catch (PhoneText.Unreadable unreadable) {
            var why = unreadable.why();
            throw new InvalidValue("phone", why.fault(), why.remedy(), why.code());
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

    /** The country that it belongs to (ISO 3166), or null for those of none. */
    public @Nullable String region() {
        try {
            return NUMBERS.getRegionCodeForNumber(NUMBERS.parse(value, null));
        } catch (NumberParseException unreadable) {
            return null;
        }
    }

    /** As a person reads it, and as {@link #parse(String)} reads it again. */
    public String shown() {
        return extension == null ? value : value + " ext. " + extension;
    }

    /** Without the extension. */
    @Override
    public String toString() {
        return value;
    }
}
