package io.wayline.lists.bulk;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An act on many rows, from its preview on.
 *
 * @param username whose it is; nobody else sees it
 * @param given what was given with the act
 * @param filters of the list from which it came
 * @param cut whether more matched than one run takes
 * @param rows how many it is about
 * @param counts how many rows are in each state
 */
public record BulkRun(
        String id,
        String list,
        String act,
        String username,
        Map<String, String> given,
        String filters,
        boolean cut,
        State state,
        Instant madeAt,
        @Nullable Instant endedAt,
        Map<BulkRow.State, Integer> counts) {

    /** How far it is. */
    public enum State {
        /** Its preview is shown. */
        ASKED,
        RUNNING,
        DONE,
        UNDOING,
        UNDONE
    }

    public int rows() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(BulkRow.State state) {
        return counts.getOrDefault(state, 0);
    }

    /** The same by a word, for templates. */
    public int count(String state) {
        return count(BulkRow.State.valueOf(state));
    }

    public boolean isUnderWay() {
        return state == State.RUNNING || state == State.UNDOING;
    }

    /** How many rows are through. */
    public int through() {
        return state == State.UNDOING ? rows() - count(BulkRow.State.DONE) : rows() - count(BulkRow.State.OPEN);
    }
}
