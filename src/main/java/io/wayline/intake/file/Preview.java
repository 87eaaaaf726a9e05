package io.wayline.intake.file;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.row.RowTaker.Shown;

/**
 * How a file would be read, from its beginning.
 *
 * @param charset the encoding under which it can be read
 * @param guessed whether that is not the one that was asked for
 * @param columns in the order of the file
 * @param missing columns without which it cannot be taken
 * @param twice a column that two have an equal claim to, or null
 * @param unclearDates columns of dates of which somebody must say how they are written
 * @param reading how it is read
 * @param remembered from which file that is, or null
 * @param country whose numbers have no country code where the row does not say
 * @param rows how many rows of the beginning were read
 * @param shown the first customers or orders as they would be kept
 * @param kinds what is wrong with the rows that were read; whether customers are known is asked only by the import
 */
public record Preview(
        String charset,
        boolean guessed,
        char delimiter,
        List<Found> columns,
        List<String> missing,
        @Nullable String twice,
        Set<String> unclearDates,
        FileReading reading,
        @Nullable Memory remembered,
        String country,
        int rows,
        List<Shown> shown,
        List<FaultKind> kinds) {

    /**
     * A column of the file.
     *
     * @param column what it is taken for, or null when it is left out
     * @param samples what stands in the first rows
     */
    public record Found(String name, @Nullable String column, List<String> samples) {}

    /** From which file it is known how this one is read. */
    public record Memory(String file, String by, Instant at) {}

    /** Whether it can be taken as it stands. */
    public boolean isReady() {
        return missing.isEmpty() && twice == null;
    }
}
