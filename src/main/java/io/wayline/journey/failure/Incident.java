package io.wayline.journey.failure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one step of one version with one cause, or of handing it events of one type; each is a customer who stands
 * still.
 *
 * @param journey the journey's key
 * @param element the step's id in the diagram
 * @param step the step's label
 * @param event the type of the events that could not be handed to it, or null when the step itself failed
 * @param cause what the step said, or null when it said nothing; no personal data
 * @param customers how many stand there
 */
public record Incident(
        String journey,
        String journeyName,
        int version,
        String element,
        String step,
        @Nullable String event,
        @Nullable String cause,
        long customers,
        Instant first,
        Instant last) {

    /** Of what kind the cause is, for a page that says what helps. */
    public String kind() {
        return FailureCause.kind(cause);
    }
}
