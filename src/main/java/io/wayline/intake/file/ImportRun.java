package io.wayline.intake.file;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.ImportKind;

/**
 * An import as it stands.
 *
 * @param file the file's name, as its sender calls it
 * @param startedBy the account or key
 * @param receivedAt when the upload began
 * @param beganAt when work on the rows began, or null
 * @param endedAt when it was over, or null
 * @param reading how it is read
 * @param inLines whether orders stand in several rows of it; false until it has been read through once
 * @param faults how many wrong fields there are; a row can have several
 * @param failure why it failed, or null
 * @param failureLine the line at fault; 0 when none is
 * @param failureDetail the column at fault, or null
 */
public record ImportRun(
        String id,
        ImportKind kind,
        String file,
        String charset,
        long bytes,
        String startedBy,
        ImportState state,
        Instant receivedAt,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        Rows rows,
        FileReading reading,
        boolean inLines,
        long faults,
        @Nullable FileFault failure,
        long failureLine,
        @Nullable String failureDetail) {

    /**
     * What became of the rows so far.
     *
     * @param total how many the file has; null until it has been read through once
     */
    public record Rows(@Nullable Long total, long done, long created, long changed, long unchanged, long refused) {}

    /** The same after it was read through. */
    ImportRun readThrough(long total, FileReading how, boolean lines) {
        return new ImportRun(
                id,
                kind,
                file,
                charset,
                bytes,
                startedBy,
                state,
                receivedAt,
                beganAt,
                endedAt,
                new Rows(total, rows.done(), rows.created(), rows.changed(), rows.unchanged(), rows.refused()),
                how,
                lines,
                faults,
                failure,
                failureLine,
                failureDetail);
    }

    /** Rows a second since work on them began, or null before there is anything to tell. */
    public @Nullable Long rate(Instant now) {
        if (beganAt == null || rows.done() == 0) {
            return null;
        }
        var millis = Math.max(
                1, Duration.between(beganAt, endedAt == null ? now : endedAt).toMillis());
        return Math.max(1, rows.done() * 1_000 / millis);
    }
}
