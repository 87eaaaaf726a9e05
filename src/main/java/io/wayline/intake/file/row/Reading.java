package io.wayline.intake.file.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.InvalidValue;

/** Reads the columns of one row and gathers everything that is wrong with it. */
final class Reading {

    private final CsvRow row;
    private final List<RowFault> faults = new ArrayList<>();

    Reading(CsvRow row) {
        this.row = row;
    }

    /** The value of a column, or null when nothing stands there or it is wrong, and then the row is taken without it. */
    <T> @Nullable T optional(String column, Function<String, T> reading) {
        return read(column, reading, Effect.LEFT_OUT);
    }

    /** As {@link #optional}, where the row must not be taken without what stands there. */
    <T> @Nullable T strict(String column, Function<String, T> reading) {
        return read(column, reading, Effect.REFUSED);
    }

    /** As {@link #strict}; it is wrong too when nothing stands there. */
    <T> @Nullable T required(String column, Function<String, T> reading) {
        if (row.text(column) == null) {
            refuse(column, "missing");
        }
        return strict(column, reading);
    }

    private <T> @Nullable T read(String column, Function<String, T> reading, Effect effect) {
        var text = row.text(column);
        return text == null ? null : read(column, text, reading, effect);
    }

    /** As {@link #optional}, for one of several texts of a column. */
    <T> @Nullable T read(String column, String text, Function<String, T> reading, Effect effect) {
        try {
            return reading.apply(text);
        } catch (InvalidValue wrong) {
            faults.add(RowFault.of(row, column, text, code(column, wrong.reason()), effect));
            return null;
        }
    }

    private static String code(String column, String reason) {
        return reason.isEmpty() ? "not-" + column : reasonOf(column, reason);
    }

    /** Faults of dates and references are the same in each column; those of numbers say that they are of one. */
    private static String reasonOf(String column, String reason) {
        return switch (column) {
            case "phone", "customerPhone" -> "phone-" + reason;
            case "birthday" -> reason.equals("implausible") ? "birthday-implausible" : "date-" + reason;
            case "registeredAt", "placedAt" -> "date-" + reason;
            default -> reason;
        };
    }

    void refuse(String column, String code) {
        faults.add(RowFault.of(row, column, code));
    }

    void note(String column, @Nullable String text, String code, Effect effect) {
        faults.add(RowFault.of(row, column, text, code, effect));
    }

    boolean isRefused() {
        return faults.stream().anyMatch(fault -> fault.effect() == Effect.REFUSED);
    }

    /** What is wrong; a row that is refused is refused with all of it. */
    List<RowFault> faults() {
        return isRefused()
                ? faults.stream().map(fault -> fault.with(Effect.REFUSED)).toList()
                : List.copyOf(faults);
    }

    /** For a value without which there would be a fault. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "checked before");
    }
}
