package io.wayline.studio.web.layer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.statistics.StepFigures;
import io.wayline.journey.statistics.past.StepPast;
import io.wayline.journey.statistics.past.WaitingSince;

/**
 * A step in the figures of a layer.
 *
 * @param reached which share of those who began came to it; null when nobody began
 * @param waits since when those stand there who do; null when nobody does, or the layer does not say
 * @param heat how strongly it is coloured, 0 to 4
 */
public record LayerRow(
        StepFigures step,
        StepPast past,
        @Nullable Double reached,
        @Nullable WaitingSince waits,
        int heat) {

    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    /** Whether it takes so long that the drawing says it; what machines do at once is told by the table alone. */
    public boolean slow() {
        return past.longest() != null && past.longest().compareTo(AT_ONCE) >= 0;
    }
}
