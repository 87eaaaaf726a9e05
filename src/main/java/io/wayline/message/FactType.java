package io.wayline.message;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a fact of a mail holds. */
public enum FactType {
    TEXT,
    NUMBER,
    FLAG,
    /** An address on the web; samples are held to https, as is whatever is written into a template. */
    LINK,
    /** Flat maps of text, numbers, and booleans, 200 at the most. */
    LIST;

    /** How many items a list in a mail has at the most. */
    public static final int LONGEST_LIST = 200;

    public boolean fits(@Nullable Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case FLAG -> value instanceof Boolean;
            case LINK -> value instanceof String link && link.matches("https?://[^\\s\"<>]+");
            case LIST ->
                value instanceof List<?> list
                        && list.size() <= LONGEST_LIST
                        && list.stream().allMatch(FactType::isFlat);
        };
    }

    private static boolean isFlat(@Nullable Object item) {
        return item instanceof Map<?, ?> map
                && map.values().stream()
                        .allMatch(value ->
                                value instanceof String || value instanceof Number || value instanceof Boolean);
    }
}
