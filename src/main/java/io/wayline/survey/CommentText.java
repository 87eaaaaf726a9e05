package io.wayline.survey;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** What a customer writes beside a score, of several lines; nothing to see is nothing. */
final class CommentText {

    /** In characters as people count them. */
    static final int LONGEST = 2_000;

    private CommentText() {}

    /** @throws InvalidValue when there is more of it than is kept */
    static @Nullable String read(String text) {
        var read = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                // signs that no page can show
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .strip();
        if (read.codePointCount(0, read.length()) > LONGEST) {
            throw new InvalidValue(
                    "comment",
                    "is longer than %d characters".formatted(LONGEST),
                    "shorten it, or reply to the mail that brought the question");
        }
        return read.isEmpty() ? null : read;
    }
}
