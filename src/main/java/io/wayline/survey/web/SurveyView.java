package io.wayline.survey.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.access.FieldAccess;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyState;

/**
 * A survey as the API shows it.
 *
 * @param customer the customer's ref
 * @param about what it is about as its system calls it
 * @param journey the key of the journey that asked
 * @param score null until somebody answered; it may still change until {@code state} is {@code SETTLED}
 * @param comment what the customer wrote, with what could be a way to reach somebody as the caller may see it
 */
record SurveyView(
        String ref,
        @Nullable String customer,
        SurveyKind kind,
        SurveyState state,
        @Nullable String about,
        @Nullable String journey,
        String language,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable Instant settlesAt,
        @Nullable Integer score,
        @Nullable String comment) {

    static SurveyView of(Survey survey, @Nullable String customer, FieldAccess access, Instant now) {
        return new SurveyView(
                survey.ref(),
                customer,
                survey.kind(),
                survey.state(now),
                survey.about(),
                survey.journey(),
                survey.language().toLanguageTag(),
                survey.askedAt(),
                survey.expiresAt(),
                survey.answeredAt(),
                survey.settlesAt(),
                survey.score(),
                survey.comment() == null ? null : access.words(survey.comment()));
    }
}
