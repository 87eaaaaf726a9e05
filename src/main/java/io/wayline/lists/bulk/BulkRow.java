package io.wayline.lists.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param item the id of what it is about
 * @param code why not, by the code of the refusal
 * @param undoable whether it left what undoing needs
 * @param amount how many things it was
 * @param rest how many it left
 */
public record BulkRow(
        int place, String item, State state, @Nullable String code, boolean undoable, long amount, long rest) {

    /** What became of it. */
    public enum State {
        OPEN,
        DONE,
        REFUSED,
        UNDONE,
        /** It was to be undone and could not. */
        KEPT
    }
}
