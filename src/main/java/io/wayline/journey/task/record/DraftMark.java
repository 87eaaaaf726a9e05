package io.wayline.journey.task.record;

import java.util.UUID;
import java.util.regex.Pattern;

import io.wayline.shared.InvalidValue;

/**
 * Which saving of which page a draft is. A page saves again and again, each time with a higher step, so that a saving
 * that comes twice or late is known as that.
 *
 * @param writer the page, by a word of its own of 1 to 36 letters, digits, and hyphens
 * @param step rises with each saving of that page
 */
public record DraftMark(String writer, int step) {

    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9-]{1,36}\\.\\d{1,9}");

    /** No draft has it. */
    static final DraftMark NONE = new DraftMark("", -1);

    /** Of a writer who saves once. */
    static DraftMark fresh() {
        return new DraftMark(UUID.randomUUID().toString(), 0);
    }

    /** @throws InvalidValue when it is not written like {@code writer.7} */
    public static DraftMark parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new InvalidValue("draft", "is no mark of a draft", "send a word of the page, a point, and a number");
        }
        var point = text.indexOf('.');
        return new DraftMark(text.substring(0, point), Integer.parseInt(text.substring(point + 1)));
    }

    @Override
    public String toString() {
        return writer + "." + step;
    }
}
