package io.wayline.shared.clock;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

/**
 * The time outside, for what must hold there however the clock of a demonstration was moved: signatures, keys, links, and
 * tries to sign in.
 */
@Component
public class TrueTime {

    private final Clock clock;

    public TrueTime(Clock clock) {
        this.clock = clock;
    }

    public Instant instant() {
        return clock instanceof MovedClock moved ? moved.truth() : clock.instant();
    }
}
