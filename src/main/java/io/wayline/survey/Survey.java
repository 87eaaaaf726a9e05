package io.wayline.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * One question to one customer, and what they answered.
 *
 * @param id its number, which orders surveys of one moment
 * @param ref our name for it, opaque
 * @param about what it is about as its system calls it, such as an order's number, or null
 * @param journey the key of the journey that asked, or null
 * @param instance the instance of it that asked, or null
 * @param message the mail that brought it, or null
 * @param language the one in which it was asked
 * @param expiresAt the first moment at which it takes no first answer any more
 * @param changedAt when the answer was last changed, or null without one
 * @param comment what the customer wrote; personal, and gone some time after it has settled
 * @param changes how often the answer was given or changed
 */
public record Survey(
        long id,
        String ref,
        CustomerId customer,
        SurveyKind kind,
        @Nullable String about,
        @Nullable String journey,
        @Nullable String instance,
        @Nullable String message,
        Locale language,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable Instant changedAt,
        @Nullable Integer score,
        @Nullable String comment,
        @Nullable Instant settledAt,
        int changes) {

    /** After so long without a change the answer counts. */
    public static final Duration SETTLES_AFTER = Duration.ofMinutes(30);

    /** When the answer counts unless it is changed once more; null without one. */
    public @Nullable Instant settlesAt() {
        return settledAt != null ? settledAt : changedAt == null ? null : changedAt.plus(SETTLES_AFTER);
    }

    /** How it stands at a moment: nobody has to come by for it to settle or expire. */
    public SurveyState state(Instant at) {
        var settles = settlesAt();
        if (settles != null) {
            return settledAt != null || !settles.isAfter(at) ? SurveyState.SETTLED : SurveyState.ANSWERED;
        }
        return expiresAt.isAfter(at) ? SurveyState.OPEN : SurveyState.EXPIRED;
    }
}
