package io.wayline.journey.statistics.past;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How it went at a step in a period. Whoever comes to a step twice is counted twice.
 *
 * @param came how often somebody came to it
 * @param on how often somebody left it by going on
 * @param elsewhere how often something that is drawn took them from it, such as a time that was up
 * @param dropped how often the journey was ended while they stood there
 * @param typical within which half of those who left had left; null when nobody did
 * @param longest within which 95 of 100 had; null when nobody did
 */
public record StepPast(
        long came,
        long on,
        long elsewhere,
        long dropped,
        @Nullable Duration typical,
        @Nullable Duration longest) {

    /** Nobody was here. */
    public static final StepPast NOTHING = new StepPast(0, 0, 0, 0, null, null);

    /** How often it was left, in whatever way. */
    public long left() {
        return on + elsewhere + dropped;
    }

    /** How often it was left without going on. */
    public long off() {
        return elsewhere + dropped;
    }

    /** Which share of those who left did not go on, 0 to 1; null when nobody left. */
    public @Nullable Double offShare() {
        return left() == 0 ? null : (double) off() / left();
    }

    public boolean isQuiet() {
        return came == 0 && left() == 0;
    }
}
