package io.wayline.customer.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.timeline.Cause;

/**
 * That something was said about consent, kept for good.
 *
 * @param ref its name, opaque
 * @param given true for a yes, false for a no
 * @param at when it was said
 * @param recordedAt when it reached us
 * @param said where or how it was said, in the words of whoever brought it
 * @param wording the version of the text that was seen, or null when nobody knows
 * @param locale the language of that text
 * @param standing whether this is what holds now for its topic
 */
public record ConsentProof(
        String ref,
        ConsentTopic topic,
        boolean given,
        Instant at,
        Instant recordedAt,
        ConsentSource source,
        String said,
        @Nullable String wording,
        @Nullable String locale,
        Cause cause,
        boolean standing) {}
