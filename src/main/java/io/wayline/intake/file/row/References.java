package io.wayline.intake.file.row;

import java.util.regex.Pattern;

import io.wayline.shared.InvalidValue;

/** References that a spreadsheet took for numbers. */
final class References {

    /** {@code 2.02411E+13}: the digits behind the shown ones are gone. */
    private static final Pattern ROUNDED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

    private static final Pattern FLOAT = Pattern.compile("(\\d{2,})[.,]0+");
    /** So many digits a spreadsheet keeps. */
    private static final int KEPT = 15;

    private References() {}

    /**
     * The reference that was meant.
     *
     * @throws InvalidValue when nobody can say any more
     */
    static String meant(String text) {
        var whole = FLOAT.matcher(text);
        if (ROUNDED.matcher(text).matches() || whole.matches() && whole.group(1).length() > KEPT) {
            throw new InvalidValue(
                    "ref",
                    "was rounded by a spreadsheet",
                    "take it from where it came, in a column of the kind text",
                    "rounded");
        }
        return whole.matches() ? whole.group(1) : text;
    }
}
