package io.wayline.journey.engine.standing;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where one way stands, with the journeys that it has called.
 *
 * @param tokens in the order of their elements
 * @param jobs what the engine will do there
 * @param passed what was left behind, the first first; of an element that was passed often only its last time
 */
public record Standing(List<Token> tokens, List<Job> jobs, List<Passed> passed) {

    /** Nowhere. */
    public static final Standing NOWHERE = new Standing(List.of(), List.of(), List.of());

    /**
     * A place where the way stands.
     *
     * @param instance the way itself, or a journey that it has called
     */
    public record Token(String instance, String definition, String element) {}

    /**
     * A step or a timer that waits for the engine.
     *
     * @param at the element where the way stands meanwhile, or the event on its border
     * @param failedAt the element that failed, where that is known
     * @param due when it is done; null means as soon as it can be
     * @param timer whether it is the clock that is waited for, and not a step
     * @param tries how many are left; 0 when it failed for good
     * @param failed whether its last try failed
     * @param held whether it was stopped, with its instance or with all others at its step
     */
    public record Job(
            String instance,
            String at,
            @Nullable String failedAt,
            @Nullable Instant due,
            boolean timer,
            int tries,
            boolean failed,
            boolean held) {}

    /** An element of the way itself that it has left. */
    public record Passed(String element, Instant at) {}
}
