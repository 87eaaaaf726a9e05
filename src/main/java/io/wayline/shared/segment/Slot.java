package io.wayline.shared.segment;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A place in a condition that whoever writes the rule fills in.
 *
 * @param name its field in a rule, such as {@code within}
 * @param required whether the condition means nothing without it
 * @param words those to choose from, of {@link Kind#CHOICE}; of {@link Kind#WORDS} those that are offered, as others may
 *     be written
 * @param texts what the keys of the words' texts begin with; empty where words are shown as they are
 * @param least of a number, or null
 * @param most of a number, or null
 * @param whole whether a number has no fraction
 */
public record Slot(
        String name,
        Kind kind,
        boolean required,
        Supplier<List<String>> words,
        String texts,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        boolean whole) {

    /** What stands there. */
    public enum Kind {
        /** One or more of a closed list of words. */
        CHOICE,
        /** One or more words of an open list. */
        WORDS,
        NUMBER,
        /** A span of days, weeks, months, and years back from now, such as {@code P30D}. */
        SPAN
    }

    public static final String WITHIN = "within";
    public static final String BEFORE = "before";
    public static final String AT_LEAST = "atLeast";
    public static final String AT_MOST = "atMost";
    public static final String IS = "is";

    /** @param texts what the keys of the words' texts begin with */
    public static Slot choice(String name, String texts, List<String> words) {
        return new Slot(name, Kind.CHOICE, false, () -> words, texts, null, null, false);
    }

    /** @param offered words that are offered; others may be written */
    public static Slot words(String name, Supplier<List<String>> offered) {
        return new Slot(name, Kind.WORDS, false, offered, "", null, null, false);
    }

    public static Slot span(String name) {
        return new Slot(name, Kind.SPAN, false, List::of, "", null, null, false);
    }

    public static Slot whole(String name, long least, long most) {
        return new Slot(
                name, Kind.NUMBER, false, List::of, "", BigDecimal.valueOf(least), BigDecimal.valueOf(most), true);
    }

    public static Slot number(String name, long least, long most) {
        return new Slot(
                name, Kind.NUMBER, false, List::of, "", BigDecimal.valueOf(least), BigDecimal.valueOf(most), false);
    }

    /** The same, and it must be filled in. */
    public Slot needed() {
        return new Slot(name, kind, true, words, texts, least, most, whole);
    }
}
