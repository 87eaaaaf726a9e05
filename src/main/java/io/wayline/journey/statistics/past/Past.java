package io.wayline.journey.statistics.past;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How it went on a journey in a period.
 *
 * @param countedUntil everything before it is counted; null before anything has been
 * @param whole of the journey itself, from its beginning to its end
 * @param steps by element
 */
public record Past(@Nullable Instant countedUntil, StepPast whole, Map<String, StepPast> steps) {

    public StepPast step(String element) {
        return steps.getOrDefault(element, StepPast.NOTHING);
    }

    /** Which share of those who began the journey came to this step; null when nobody began. More than 1 where it is taken again. */
    public @Nullable Double reached(String element) {
        return whole.came() == 0 ? null : (double) step(element).came() / whole.came();
    }
}
