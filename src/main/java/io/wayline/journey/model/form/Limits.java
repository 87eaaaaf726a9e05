package io.wayline.journey.model.form;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What an answer is held to.
 *
 * @param minLength of a text, in characters (code points)
 * @param maxLength of a text, in characters, at most {@link #LONGEST_TEXT}
 * @param decimals how many digits a number may have behind the point; null for any
 * @param spelling what a text must be
 */
public record Limits(
        int minLength,
        int maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        Spelling spelling) {

    /** Longer texts are refused whatever a form says, and one that says more is not published. */
    public static final int LONGEST_TEXT = 10_000;

    static final Limits NONE = new Limits(0, LONGEST_TEXT, null, null, null, Spelling.ANY);

    /** What a text must be, besides a text. */
    public enum Spelling {
        ANY,
        EMAIL,
        PHONE
    }

    /** Whether the form itself says how long a text may be. */
    public boolean areOfLength() {
        return minLength > 0 || maxLength < LONGEST_TEXT;
    }
}
