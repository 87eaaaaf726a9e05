package io.wayline.journey.engine;

import java.util.function.Supplier;

import org.springframework.boot.test.context.TestComponent;

import io.wayline.journey.engine.model.JourneyModels;

/** Lets a test stop between an event and the first steps of the journeys that it starts. */
@TestComponent
public class FirstSteps {

    private final JourneyStarter starts;
    private final JourneyModels models;

    FirstSteps(JourneyStarter starts, JourneyModels models) {
        this.starts = starts;
        this.models = models;
    }

    /** What is started meanwhile waits in a job, as if its first steps had failed a moment ago. */
    public <T> T waitWhile(Supplier<T> something) {
        models.latest().forEach(journey -> starts.leaveToJobs(journey.definition()));
        try {
            return something.get();
        } finally {
            starts.trust();
        }
    }
}
