package io.wayline.lists.bulk;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;

/**
 * Something that can be done to many rows of a list at once. A bean of it lies beside the verb that does it to one: what
 * may be done, what is told, and to whom, is that verb's.
 */
public interface BulkAct {

    /** The name of the list. */
    String list();

    /** A word for it, of which its list has one. */
    String name();

    boolean isFor(Person reader);

    /** What is asked for with it. */
    default List<Field> fields(Collection<String> ids, Person by, Locale language) {
        return List.of();
    }

    /**
     * Whether what was given with it can be, for these rows.
     *
     * @throws InvalidValue naming the field
     */
    default void check(Collection<String> ids, Map<String, String> given, Person by) {}

    /** To which of these rows it could not be done as things stand, and why; changes nothing. */
    Map<String, Refusal> hindered(Collection<String> ids, Map<String, String> given, Person by);

    /**
     * Does it to one row, in the caller's transaction.
     *
     * @param key the same for every try
     * @throws Refusal when it cannot be done; the others go on
     */
    Outcome apply(String id, Map<String, String> given, String key, Person by);

    default boolean canBeUndone() {
        return false;
    }

    /**
     * Undoes it to one row, in the caller's transaction.
     *
     * @param mark what {@link #apply} left for this
     * @throws Refusal when somebody has acted on it since
     */
    default void undo(String id, String mark, Person by) {
        throw new UnsupportedOperationException(name());
    }

    /** What can be given with an act. */
    record Field(String name, Kind kind, List<Choice> choices) {

        /** How it is asked for. */
        public enum Kind {
            CHOICE,
            /** One of several that is asked for only once {@link BulkAct#check} names it; the first is what is safe. */
            DECISION,
            MOMENT,
            TEXT
        }
    }

    /**
     * One of several.
     *
     * @param group the word under which it stands with others, of which the field has a text; empty for none
     */
    record Choice(String value, String label, String group) {}

    /**
     * What became of it.
     *
     * @param mark what undoing needs, at most 2,000 characters; null when there is nothing to undo
     * @param amount how many things it was
     * @param rest how many it left for another time
     */
    record Outcome(@Nullable String mark, long amount, long rest) {

        /** It was as wanted already. */
        public static final Outcome NOTHING = new Outcome(null, 0, 0);

        public static Outcome one(String mark) {
            return new Outcome(mark, 1, 0);
        }
    }
}
