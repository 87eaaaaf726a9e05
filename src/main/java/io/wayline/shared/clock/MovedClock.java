package io.wayline.shared.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the application, ahead of the true time where somebody has moved it for a demonstration. */
public abstract class MovedClock extends Clock {

    private final Clock truth;

    protected MovedClock(Clock truth) {
        this.truth = truth;
    }

    /** By how much it is ahead; zero at true time. */
    public abstract Duration ahead();

    /** The true time. */
    public final Instant truth() {
        return truth.instant();
    }

    @Override
    public final Instant instant() {
        return truth.instant().plus(ahead());
    }

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        return Clock.offset(truth, ahead()).withZone(zone);
    }

    /** Told when it was moved, after it stands there. */
    public record Moved(Duration ahead) {}
}
