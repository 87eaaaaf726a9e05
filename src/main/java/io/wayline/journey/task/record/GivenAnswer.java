package io.wayline.journey.task.record;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a form with what somebody wrote into it.
 *
 * @param label what the field was called on their page; its key when the form is no longer there
 * @param kind the kind of component, such as {@code select}; of a {@code datetime} its subtype; empty when the form is no
 *     longer there
 * @param value as it was written; null in JSON where nothing was
 * @param texts the value as their page showed it: a choice by its label, several one by one; empty when nothing was
 *     written, and of a box, which was ticked or not
 */
public record GivenAnswer(String key, String label, String kind, JsonNode value, List<String> texts) {

    /** False when the field was left empty. */
    public boolean wasGiven() {
        return !texts.isEmpty() || value.isBoolean();
    }

    /** The day or the moment that it names; null when it names none, or a time of the clock alone. */
    public @Nullable Temporal moment() {
        if (texts.size() != 1) {
            return null;
        }
        try {
            return switch (kind) {
                case "date" -> LocalDate.parse(texts.get(0));
                case "datetime" -> OffsetDateTime.parse(texts.get(0));
                default -> null;
            };
        } catch (DateTimeParseException withoutZone) {
            return null;
        }
    }
}
