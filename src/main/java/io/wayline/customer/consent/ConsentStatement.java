package io.wayline.customer.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.timeline.Cause;

/**
 * What a customer said about one topic, as it reaches us.
 *
 * @param given true for a yes, false for a no
 * @param at when they said it; null is now
 * @param source who brought it
 * @param said where or how it was said, in the words of whoever brought it, 1 to 200 characters on one line
 * @param wording which version of which text they saw, such as {@code preferences-1}, or null when nobody knows
 * @param locale the language of that text, a tag of BCP 47
 * @param cause who recorded it: the event, the step, the person
 */
public record ConsentStatement(
        CustomerId customer,
        ConsentTopic topic,
        boolean given,
        @Nullable Instant at,
        ConsentSource source,
        String said,
        @Nullable String wording,
        @Nullable String locale,
        Cause cause) {

    static final Instant EARLIEST = Instant.EPOCH;
    static final int LONGEST = 200;
    static final int LONGEST_WORDING = 60;
    static final int LONGEST_TAG = 35;

    public ConsentStatement {
        line("said", said, LONGEST);
        if (at != null) {
            moment(at);
        }
        if (wording != null) {
            line("wording", wording, LONGEST_WORDING);
        }
        if (locale != null) {
            line("locale", locale, LONGEST_TAG);
        }
    }

    /** The same, said by another customer's id: theirs was merged into it. */
    ConsentStatement of(CustomerId other) {
        return new ConsentStatement(other, topic, given, at, source, said, wording, locale, cause);
    }

    /** @throws InvalidValue when it lies so far back that nobody can have been asked */
    static Instant moment(Instant at) {
        if (at.isBefore(EARLIEST)) {
            throw new InvalidValue("at", "lies before 1970", "send when it was said");
        }
        return at;
    }

    static String line(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    field, "is not one line of 1 to %d characters".formatted(longest), "say it in a few words");
        }
        return text;
    }
}
