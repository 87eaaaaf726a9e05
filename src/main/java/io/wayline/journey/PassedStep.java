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
 * @param decisions what was decided there for them; empty at most steps
 */
public record PassedStep(
        String element,
        String step,
        Instant reachedAt,
        @Nullable Instant leftAt,
        List<DecisionTaken> decisions) {}
