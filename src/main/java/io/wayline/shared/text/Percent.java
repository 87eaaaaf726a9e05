package io.wayline.shared.text;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import io.wayline.shared.InvalidValue;

/** A percentage as people type it. */
public final class Percent {

    private static final int MOST = 20;
    /** No exponents: nobody types them, and a few letters of one make a number of a billion digits. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d*)?|-?\\.\\d+");

    private Percent() {}

    /**
     * Reads {@code 3.5}, {@code 3,5}, and {@code 3.5 %}; whether it is from 0 to 100 is for the caller to say.
     *
     * @param field what it was typed in
     * @param example a number that would do
     * @throws InvalidValue when it is no number
     */
    public static BigDecimal read(String field, String typed, String example) {
        var text = typed.replace("%", "").strip().replace(',', '.');
        if (text.length() > MOST || !NUMBER.matcher(text).matches()) {
            throw new InvalidValue(field, "is no number", "give one such as " + example);
        }
        return new BigDecimal(text);
    }
}
