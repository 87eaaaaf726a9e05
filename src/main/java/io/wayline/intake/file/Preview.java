package io.wayline.intake.file;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.row.RowFault;

/**
 * How a file would be read, from its beginning.
 *
 * @param charset the encoding under which it can be read
 * @param guessed whether that is not the one that was asked for
 * @param columns in the order of the file
 */
public record Preview(String charset, boolean guessed, char delimiter, List<Found> columns, List<Line> lines) {

    /**
     * A column of the file.
     *
     * @param column what it is taken for, or null when it is left out
     */
    public record Found(String name, @Nullable String column) {}

    /** A row with what is wrong with it as it stands; whether its customer is known is asked only by the import. */
    public record Line(long number, List<String> fields, List<RowFault> faults) {}
}
