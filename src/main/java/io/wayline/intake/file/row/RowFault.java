package io.wayline.intake.file.row;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.CsvRow;

/**
 * One thing that is wrong with a row. What it is and what helps is said by the texts {@code import.fault.<code>} and
 * {@code import.fix.<code>}.
 *
 * @param line where the row begins in the file, from 1
 * @param column the column's documented name; empty when the row as a whole is at fault
 * @param value what stands there, shortened; null when nothing does
 */
public record RowFault(long line, String column, @Nullable String value, String code, Effect effect) {

    private static final int LONGEST = 200;

    /** What became of the row. */
    public enum Effect {
        /** Nothing of it was taken. */
        REFUSED,
        /** It was taken without this. */
        LEFT_OUT,
        /** It was taken as it stands, but somebody should look. */
        NOTED
    }

    public RowFault(long line, String column, @Nullable String value, String code) {
        this(line, column, value, code, Effect.REFUSED);
    }

    static RowFault of(CsvRow row, String column, String code, Effect effect) {
        return of(row, column, row.text(column), code, effect);
    }

    static RowFault of(CsvRow row, String column, @Nullable String text, String code, Effect effect) {
        return new RowFault(
                row.line(),
                column,
                text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…",
                code,
                effect);
    }

    static RowFault of(CsvRow row, String column, String code) {
        return of(row, column, code, Effect.REFUSED);
    }

    RowFault with(Effect other) {
        return new RowFault(line, column, value, code, other);
    }
}
