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
public record RowFault(long line, String column, @Nullable String value, String code) {

    private static final int LONGEST = 200;

    static RowFault of(CsvRow row, String column, String code) {
        var text = row.text(column);
        return new RowFault(
                row.line(),
                column,
                text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…",
                code);
    }
}
