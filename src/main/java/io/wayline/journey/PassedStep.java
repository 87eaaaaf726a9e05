package io.wayline.journey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.decision.DecisionTaken;

/**
 * A step that a customer has reached on their way.
 *
 * @param element the step's id in the diagram
 * @param step the step's label
 * @param reachedAt when they came to it
 * @param leftAt when they went on, or null while they stand there
 * @param off whether they left without going on from there: something that is drawn took them off, or the journey was ended
 * @param decisions what was decided there for them; empty at most steps
 */
public record PassedStep(
        String element,
        String step,
        Instant reachedAt,
        @Nullable Instant leftAt,
        boolean off,
        List<DecisionTaken> decisions) {}
