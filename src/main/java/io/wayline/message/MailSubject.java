package io.wayline.message;

import org.jspecify.annotations.Nullable;

import io.wayline.message.Enclosure.Enclosed;

/**
 * What a mail is about, for those who tell its facts.
 *
 * @param about the reference that its step names, or null
 * @param enclosed what goes out with it, or null; its own facts are of this one
 */
public record MailSubject(@Nullable String about, @Nullable Enclosed enclosed) {

    public static MailSubject of(@Nullable String about) {
        return new MailSubject(about, null);
    }

    /** What the facts of this prefix are to be of. */
    public @Nullable String referenceFor(MailFacts facts) {
        return enclosed != null && enclosed.facts().equals(facts.prefix()) ? enclosed.ref() : about;
    }
}
