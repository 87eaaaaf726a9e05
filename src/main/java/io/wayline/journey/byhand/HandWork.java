package io.wayline.journey.byhand;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * A piece of work as somebody describes it.
 *
 * @param title what it is called, on one line of 1 to 120 characters
 * @param queue whose work it is, by key
 * @param due until when, or null for a workday from now
 * @param text what is to be done, up to 2,000 characters, of several lines; may be empty
 */
public record HandWork(String title, String queue, @Nullable Instant due, String text) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 2_000;

    /** @throws InvalidValue naming the field that cannot be */
    public HandWork {
        title = title.strip();
        text = text.replace("\r\n", "\n").strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    "title",
                    "is not one line of 1 to %d characters".formatted(LONGEST_TITLE),
                    "say in a few words what is to be done");
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(HandWork::isNoText)) {
            throw new InvalidValue("text", "is longer than %d characters".formatted(LONGEST_TEXT), "shorten it");
        }
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
