package io.wayline.intake.file;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.row.RowFault.Effect;

/**
 * All faults of one kind.
 *
 * @param column the column's documented name; empty when rows as a whole are at fault
 * @param count how many
 * @param line where the first is
 * @param value what stands there, or null
 */
public record FaultKind(
        String column,
        String code,
        Effect effect,
        long count,
        long line,
        @Nullable String value) {}
