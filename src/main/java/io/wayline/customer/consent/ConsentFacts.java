package io.wayline.customer.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.InvalidValue;

/** What an event tells of one consent; what it leaves out is null. */
record ConsentFacts(
        ConsentTopic topic,
        @Nullable Instant at,
        @Nullable String said,
        @Nullable String wording,
        @Nullable String locale) {

    /**
     * Reads the data of {@code consent.given} and {@code consent.withdrawn}, or an item of {@code consents}.
     *
     * @throws InvalidValue when a field is not what it claims to be
     */
    static ConsentFacts read(JsonNode data) {
        return new ConsentFacts(
                new ConsentTopic(
                        data.path("purpose").asString(), data.path("channel").asString()),
                at(text(data, "at")),
                line(data, "source", ConsentStatement.LONGEST),
                line(data, "wording", ConsentStatement.LONGEST_WORDING),
                line(data, "locale", ConsentStatement.LONGEST_TAG));
    }

    private static @Nullable String line(JsonNode data, String field, int longest) {
        var text = text(data, field);
        return text == null ? null : ConsentStatement.line(field, text, longest);
    }

    private static @Nullable Instant at(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : ConsentStatement.moment(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notAMoment) {
            throw new InvalidValue(
                    "at", "is not a moment", "send it as RFC 3339 with offset, such as 2026-11-17T09:30:00+08:00");
        }
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.path(field).isString() && !data.path(field).asString().isBlank()
                ? data.path(field).asString().strip()
                : null;
    }
}
