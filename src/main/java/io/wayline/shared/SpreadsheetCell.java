package io.wayline.shared;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Texts in files that people open in a spreadsheet. What would be run as a formula gets an apostrophe before it, which
 * {@link #read} takes off again: a text that went out comes back the same.
 */
public final class SpreadsheetCell {

    /** Without it, spreadsheets take UTF-8 for something else. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A cell that begins with one of these would be run as a formula; the full-width ones in Chinese spreadsheets too. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private static final char GUARD = '\'';

    private SpreadsheetCell() {}

    /** The text as a spreadsheet shows it and does not run it; null is empty. */
    public static String of(@Nullable String text) {
        var cell = Objects.requireNonNullElse(text, "");
        return isFormula(cell) ? GUARD + cell : cell;
    }

    /** What was written as this cell. */
    public static String read(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == GUARD && isFormula(cell) ? cell.substring(1) : cell;
    }

    /**
     * Guarded ones too, so that each writing adds one apostrophe and each reading takes one off. Other systems guard digits
     * as well, so that a spreadsheet leaves a long number as it is.
     */
    private static boolean isFormula(String cell) {
        var at = 0;
        while (at < cell.length() && cell.charAt(at) == GUARD) {
            at++;
        }
        return at < cell.length()
                && (FORMULA.indexOf(cell.charAt(at)) >= 0 || at > 0 && Character.isDigit(cell.charAt(at)));
    }
}
