package io.wayline.shared;

/**
 * What another system calls a thing, such as an order or a campaign: 1 to 100 characters on one line, of whatever shape.
 * Read the same way wherever it comes in; compared exactly.
 */
public final class ReferenceText {

    /** In characters as people count them: one outside the basic plane is one. */
    public static final int LONGEST = 100;

    private ReferenceText() {}

    /**
     * Reads a reference: blanks at its ends are nobody's, everything else is kept as it is.
     *
     * @param field what the sender calls it
     * @throws InvalidValue when there is nothing to see of it, it is longer than 100 characters, or it has a line break
     *     or another control character
     */
    public static String read(String field, String text) {
        var reference = strip(text);
        if (reference.isEmpty()) {
            throw new InvalidValue(field, "is empty", "send 1 to 100 characters");
        }
        if (reference.codePointCount(0, reference.length()) > LONGEST) {
            throw new InvalidValue(field, "is longer than 100 characters", "send 1 to 100 characters");
        }
        if (reference.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    field, "has a line break or another control character", "send 1 to 100 characters on one line");
        }
        return reference;
    }

    /** Without blanks at its ends, those that do not break a line among them. */
    public static String strip(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
