package io.wayline.journey.catalogue;

import java.util.regex.Pattern;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/**
 * A thing of the catalogue.
 *
 * @param key the id of the process, decision, or form, which is also the name of its file
 */
public record ItemId(ItemKind kind, String key) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** @throws InvalidValue when no file can have this name */
    public ItemId {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidValue(
                    "key", "is no name of a file", "use up to 64 letters, digits, and dashes, such as onboarding");
        }
    }

    /**
     * As an address names it.
     *
     * @throws NotFound when there can be none of this name
     */
    public static ItemId of(String kind, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new NotFound("catalogue-item");
        }
        return new ItemId(ItemKind.named(kind).orElseThrow(() -> new NotFound("catalogue-item")), key);
    }

    /** Such as {@code journey onboarding}, for the log. */
    @Override
    public String toString() {
        return kind.text() + " " + key;
    }
}
