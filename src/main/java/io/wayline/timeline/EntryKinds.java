package io.wayline.timeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The kinds of entry that a feature writes, and how a page shows them. A bean of it lies beside who writes them; the text
 * of a kind stands under {@code timeline.<kind>}, with the names of facts in braces. The application does not start while
 * two claim one kind.
 *
 * @param subject what they are about, by which people look for them
 * @param icons the name of a Tabler icon by the kind
 * @param facts those that are not told just as they are kept, by their name
 */
public record EntryKinds(Subject subject, Map<String, String> icons, Map<String, Fact> facts) {

    public EntryKinds {
        icons = Map.copyOf(icons);
        facts = Map.copyOf(facts);
    }

    /** To begin with. */
    public static EntryKinds of(Subject subject, String kind, String icon) {
        return new EntryKinds(subject, Map.of(kind, icon), Map.of());
    }

    /** These and one more kind. */
    public EntryKinds and(String kind, String icon) {
        return new EntryKinds(subject, with(icons, kind, icon), facts);
    }

    /** How a fact of all these kinds is told. */
    public EntryKinds telling(String fact, Fact how) {
        return new EntryKinds(subject, icons, with(facts, fact, how));
    }

    /** What people look for in a story; in the order in which it is offered. */
    public enum Subject {
        MAILS,
        CALLS,
        /** And what was answered in them. */
        TASKS,
        JOURNEYS,
        CONSENT,
        NOTES,
        /** Purchases and benefits. */
        VALUE,
        /** Who the customer is, who looks after them, and who looked at them. */
        DATA
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
     * @param names what things are called; of use for {@link Form#NAMED}
     */
    public record Fact(Form form, String texts, Names names) {

        /** What a fact is. */
        public enum Form {
            PLAIN,
            /** A word of ours that has a text of its own. */
            WORD,
            /** Several such words, with commas between them. */
            WORDS,
            /** An amount of money, written as the reader's language does. */
            AMOUNT,
            /** An account, told by the name of its person. */
            PERSON,
            /** A queue, told by its name. */
            QUEUE,
            /** A moment, told by the clock of the company. */
            MOMENT,
            /** A journey by its name as it was drawn; which one, the fact {@link #DRAWN} says. */
            JOURNEY,
            /** A thing of a journey by its name as it was drawn; which one, the fact {@link #DRAWN} says. */
            ELEMENT,
            /** A word that a drawing chose, which may have a name there. */
            DRAWN_WORD,
            /** A thing of the feature that people know by a name. */
            NAMED
        }

        /** What people call the things of a feature. */
        @FunctionalInterface
        public interface Names {

            /** Its name in the reader's language, or the id itself where it has none. */
            String of(String id, Locale reader);
        }

        private static final Names NONE = (id, reader) -> id;

        /** The fact that says which drawn thing an entry names; never told itself. */
        public static final String DRAWN = "drawn";

        public static final Fact PLAIN = new Fact(Form.PLAIN, "", NONE);
        public static final Fact AMOUNT = new Fact(Form.AMOUNT, "", NONE);
        public static final Fact PERSON = new Fact(Form.PERSON, "", NONE);
        public static final Fact QUEUE = new Fact(Form.QUEUE, "", NONE);
        public static final Fact MOMENT = new Fact(Form.MOMENT, "", NONE);
        public static final Fact JOURNEY = new Fact(Form.JOURNEY, "", NONE);
        public static final Fact ELEMENT = new Fact(Form.ELEMENT, "", NONE);
        public static final Fact DRAWN_WORD = new Fact(Form.DRAWN_WORD, "", NONE);

        public static Fact word(String texts) {
            return new Fact(Form.WORD, texts, NONE);
        }

        public static Fact words(String texts) {
            return new Fact(Form.WORDS, texts, NONE);
        }

        public static Fact named(Names names) {
            return new Fact(Form.NAMED, "", names);
        }
    }
}
