package io.wayline.journey.engine.model;

import java.time.DateTimeException;
import java.time.Duration;

/** When a customer may enter a journey again; the diagram says it in its property {@code reEntry}. */
public sealed interface ReEntry {

    /** Never: one journey a customer, ever. */
    record Once() implements ReEntry {}

    /** Whenever its start event comes. */
    record Always() implements ReEntry {}

    /** Once for each thing that it is about, such as an order: the event's field names the thing. */
    record PerSubject(String field) implements ReEntry {}

    /** Not while they are on it, and not so soon after its end. */
    record NotWithin(Duration pause) implements ReEntry {}

    /**
     * Reads {@code once}, {@code always}, {@code perSubject:orderRef}, or {@code notWithin=P90D} (ISO 8601; a day has
     * 24 hours here).
     *
     * @throws IllegalArgumentException when it is none of them; the message says what is possible
     */
    static ReEntry parse(String text) {
        if (text.equals("once")) {
            return new Once();
        }
        if (text.equals("always")) {
            return new Always();
        }
        if (text.matches("perSubject:[A-Za-z][A-Za-z0-9]*")) {
            return new PerSubject(text.substring("perSubject:".length()));
        }
        if (text.startsWith("notWithin=")) {
            return new NotWithin(pause(text.substring("notWithin=".length())));
        }
        throw new IllegalArgumentException(
                "reEntry is \"%s\": write once, always, perSubject:<field>, or notWithin=<duration>".formatted(text));
    }

    private static Duration pause(String text) {
        try {
            var pause = Duration.parse(text);
            if (pause.isNegative()) {
                throw new IllegalArgumentException("reEntry has a negative duration: write one such as P90D");
            }
            return pause;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "reEntry has no duration in \"%s\": write one such as P90D".formatted(text));
        }
    }
}
