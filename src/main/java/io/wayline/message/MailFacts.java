package io.wayline.message;

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

    /**
     * The facts, in the caller's transaction. Values are text, numbers, booleans, and lists of flat maps of these; a
     * fact that is not known is left out.
     *
     * @param customer whom the mail goes to; facts about anybody else's things are never given
     * @param about the reference that the step named, or null
     */
    Map<String, Object> of(CustomerId customer, @Nullable String about);
}
