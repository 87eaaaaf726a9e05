package io.wayline.journey.engine;

import java.time.Instant;
import java.util.function.Supplier;

import io.wayline.journey.engine.model.JourneyModel;

/** Decides, in the engine's transaction, whether a journey begins that a timer is to begin. */
public interface TimerGate {

    /**
     * A timer is due.
     *
     * @param since since when; after a failed try, when it was to be tried again
     * @param begin begins the journey and gives its instance
     */
    void due(JourneyModel journey, Instant since, Supplier<String> begin);
}
