package io.wayline.timeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The kinds of entry that a feature writes, and how a page shows them. A bean of it lies beside who writes them; the text
 * of a kind stands under {@code timeline.<kind>}, with the names of facts in braces. The application does not start while
 * two claim one kind.
 *
 * @param icons the name of a Tabler icon by the kind
 * @param facts those that are not told just as they are kept, by their name
 */
public record EntryKinds(Map<String, String> icons, Map<String, Fact> facts) {

    public EntryKinds {
        icons = Map.copyOf(icons);
        facts = Map.copyOf(facts);
    }

    /** To begin with. */
    public static EntryKinds of(String kind, String icon) {
        return new EntryKinds(Map.of(kind, icon), Map.of());
    }

    /** These and one more kind. */
    public EntryKinds and(String kind, String icon) {
        return new EntryKinds(with(icons, kind, icon), facts);
    }

    /** How a fact of all these kinds is told. */
    public EntryKinds telling(String fact, Fact how) {
        return new EntryKinds(icons, with(facts, fact, how));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var more = new LinkedHashMap<>(map);
        if (more.putIfAbsent(key, value) != null) {
            throw new IllegalArgumentException("%s is there already".formatted(key));
        }
        return more;
    }

    /**
     * How a fact becomes text.
     *
     * @param texts what the keys of its texts begin with; empty when it has none
     */
    public record Fact(Form form, String texts) {

        /** What a fact is. */
        public enum Form {
            PLAIN,
            /** A word of ours that has a text of its own. */
            WORD,
            /** Several such words, with commas between them. */
            WORDS,
            /** An amount of money, written as the reader's language does. */
            AMOUNT,
            /** A moment, told by the clock of the company. */
            MOMENT
        }

        public static final Fact PLAIN = new Fact(Form.PLAIN, "");
        public static final Fact AMOUNT = new Fact(Form.AMOUNT, "");
        public static final Fact MOMENT = new Fact(Form.MOMENT, "");

        public static Fact word(String texts) {
            return new Fact(Form.WORD, texts);
        }

        public static Fact words(String texts) {
            return new Fact(Form.WORDS, texts);
        }
    }
}
