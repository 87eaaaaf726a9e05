package io.wayline.journey.engine.sandbox;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

import io.wayline.testing.ClockBegan;

/** The same for the words of those journeys. */
@TestComponent
class ForgottenWords {

    private final PublishedWords words;

    ForgottenWords(PublishedWords words) {
        this.words = words;
    }

    @EventListener(ClockBegan.class)
    void forget() {
        words.forget();
    }
}
