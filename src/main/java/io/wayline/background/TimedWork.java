package io.wayline.background;

import java.time.Instant;
import java.util.Optional;

/** Work that waits for the clock: a demonstration that moves it stops where some of it is due, until that is done. */
public interface TimedWork {

    /** How much of it is due and not done. */
    long due(Instant now);

    /** Whether somebody is at some of it just now, however long that takes. */
    default boolean isInHand() {
        return false;
    }

    /** When the next of it will be due, after the one moment and not after the other. */
    Optional<Instant> next(Instant after, Instant last);
}
