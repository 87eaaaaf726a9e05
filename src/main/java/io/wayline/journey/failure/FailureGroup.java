package io.wayline.journey.failure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Customers for whom one step of one version failed for one cause: those for whom it has given up, and those for whom it
 * is tried again by itself.
 *
 * @param id stays the same as long as step and cause do
 * @param definition the engine's id of the version
 * @param journey the journey's key
 * @param element the step's id in the diagram
 * @param event the type of the events that could not be handed to it, or null when the step itself failed
 * @param cause what the step said, or null when it said nothing; no personal data
 * @param failed how many wait for a person
 * @param retrying how many are tried again by themselves
 * @param held how many of those wait because the step or the customer is paused
 * @param tries how many tries are left to the one that has fewest of them; 0 when none is tried again
 * @param next when the first of them is tried; null when none is, or all are held
 */
public record FailureGroup(
        String id,
        String definition,
        String journey,
        String journeyName,
        int version,
        String element,
        String step,
        @Nullable String event,
        @Nullable String cause,
        long failed,
        long retrying,
        long held,
        int tries,
        @Nullable Instant next,
        Instant first,
        Instant last) {

    /** Of what kind the cause is, for a page that says what helps. */
    public String kind() {
        return FailureCause.kind(cause);
    }

    public long customers() {
        return failed + retrying;
    }
}
