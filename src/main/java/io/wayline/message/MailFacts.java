package io.wayline.message;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * What a mail may say about one kind of thing. A feature contributes a bean of this type; a template that declares
 * {@code order.number} is given {@code number} of the facts whose prefix is {@code order}.
 */
public interface MailFacts {

    /** The part before the dot in a template's variables; lower-case letters, and nobody else's. */
    String prefix();

    /** Everything that it can tell, by name; a template that declares anything else is refused. */
    Map<String, Fact> facts();

    /** Whether it tells nothing unless the step says what the mail is about. */
    boolean needsAbout();

    /**
     * The facts, in the caller's transaction. Values are of the type that {@link #facts()} says; one that is not known
     * is left out.
     *
     * @param customer whom the mail goes to; facts about anybody else's things are never given
     * @param about the reference that the step named, or null
     * @param language what dates and amounts are written in
     */
    Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language);

    /**
     * One thing that can be told.
     *
     * @param always true when it is known of everything that can be found at all
     */
    record Fact(FactType type, boolean always) {

        public static Fact always(FactType type) {
            return new Fact(type, true);
        }

        public static Fact sometimes(FactType type) {
            return new Fact(type, false);
        }
    }
}
