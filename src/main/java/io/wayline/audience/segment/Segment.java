package io.wayline.audience.segment;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.audience.rule.Rule;

/**
 * A version of a named rule that finds customers.
 *
 * @param key the name by which journeys and calls ask for it, such as {@code at-risk}
 * @param newest the newest version; a greater one than this is a shipped one that nobody has taken yet
 * @param madeBy whose work it is; null for what came with the product
 */
public record Segment(
        String key,
        int version,
        int newest,
        Words words,
        Rule rule,
        @Nullable String madeBy,
        Instant madeAt) {

    /** What people call it, and what it is for, in two languages; one of them may be missing. */
    public record Words(
            @Nullable String nameEn,
            @Nullable String nameZh,
            @Nullable String aboutEn,
            @Nullable String aboutZh) {}

    /** In the reader's language, or else in the other one, or else the key. */
    public String name(Locale reader) {
        return first(reader, words.nameEn, words.nameZh, key);
    }

    /** As {@link #name}; empty when nobody wrote any. */
    public String about(Locale reader) {
        return first(reader, words.aboutEn, words.aboutZh, "");
    }

    public boolean isShipped() {
        return madeBy == null;
    }

    private static String first(Locale reader, @Nullable String en, @Nullable String zh, String otherwise) {
        var chinese = reader.getLanguage().equals("zh");
        var own = chinese ? zh : en;
        var other = chinese ? en : zh;
        return own != null ? own : other != null ? other : otherwise;
    }

    /** Whether it says what somebody wants it to say. */
    boolean says(SegmentDraft draft) {
        return words.equals(draft.words()) && rule.equals(draft.rule());
    }
}
