package io.wayline.journey.engine.model;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

import io.wayline.testing.ClockBegan;

/** A class that deploys past the publication, and moves its clock on, sees its own journeys and not another class's. */
@TestComponent
class ForgottenModels {

    private final JourneyModels models;

    ForgottenModels(JourneyModels models) {
        this.models = models;
    }

    @EventListener(ClockBegan.class)
    void forget() {
        models.forget();
    }
}
