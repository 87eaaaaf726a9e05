package io.wayline.intake.file.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.shared.InvalidValue;

/** Reads the columns of one row and gathers everything that is wrong with it. */
final class Reading {

    private final CsvRow row;
    private final List<RowFault> faults = new ArrayList<>();

    Reading(CsvRow row) {
        this.row = row;
    }

    /** The value of a column, or null when nothing stands there or it is wrong. */
    <T> @Nullable T optional(String column, Function<String, T> reading) {
        var text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (InvalidValue wrong) {
            refuse(column, "not-" + column);
            return null;
        }
    }

    /** As {@link #optional}; it is wrong too when nothing stands there. */
    <T> @Nullable T required(String column, Function<String, T> reading) {
        if (row.text(column) == null) {
            refuse(column, "missing");
        }
        return optional(column, reading);
    }

    void refuse(String column, String code) {
        faults.add(RowFault.of(row, column, code));
    }

    List<RowFault> faults() {
        return faults;
    }

    /** For a value without which there would be a fault. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "checked before");
    }
}
