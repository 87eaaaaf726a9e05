package io.wayline.intake.file;

/** Where an import stands. */
public enum ImportState {
    /** The file is coming in. */
    RECEIVING,
    /** The file is here and waits for its turn. */
    RECEIVED,
    RUNNING,
    DONE,
    /** It cannot go on; rows that were taken before stay taken. */
    FAILED,
    /** Somebody stopped it; rows that were taken before stay taken. */
    CANCELLED;

    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
