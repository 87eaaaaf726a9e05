package io.wayline.shared;

import org.jspecify.annotations.Nullable;

/** Why a person does something, in their own words, on one line. Colleagues read it later; read the same way everywhere. */
public final class ReasonText {

    /** In characters, where a feature keeps no less. */
    public static final int LONGEST = 500;

    private ReasonText() {}

    /**
     * Reads a reason that is needed; blanks at its ends are left out.
     *
     * @param text null is as good as nothing
     * @throws InvalidValue of {@code reason} when it is empty, longer than 500 characters, or has a line break or another
     *     control character
     */
    public static String read(@Nullable String text) {
        return read(text, LONGEST);
    }

    /** As {@link #read(String)}, where it is kept shorter. */
    public static String read(@Nullable String text, int longest) {
        var reason = text == null ? "" : text.strip();
        if (reason.isEmpty() || reason.length() > longest || reason.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    "reason", "is not one line of 1 to %d characters".formatted(longest), "say why in a few words");
        }
        return reason;
    }

    /**
     * The body of what needs nothing but a reason.
     *
     * @param reason why, on one line of 1 to 500 characters; colleagues read it on the customer's timeline
     */
    public record ReasonOnly(@Nullable String reason) {

        /** @throws InvalidValue as {@link ReasonText#read(String)} */
        public String text() {
            return read(reason);
        }
    }
}
