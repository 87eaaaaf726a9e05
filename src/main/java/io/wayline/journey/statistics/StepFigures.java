package io.wayline.journey.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A step, and who is there.
 *
 * @param element its id in the diagram
 * @param name what the reader calls it
 * @param version the newest version that has it, of those that were asked for
 * @param here how many customers stand there now, those included for whom it failed
 * @param failed for how many of them it failed for good
 * @param retried for how many of them it failed and is tried again by itself
 * @param ended how many journeys ended there in the period; null where none can end
 */
public record StepFigures(
        String element,
        String name,
        int version,
        long here,
        long failed,
        long retried,
        @Nullable Long ended) {

    /** Whether there is anything to say of it. */
    public boolean isQuiet() {
        return here == 0 && failed == 0 && retried == 0 && (ended == null || ended == 0);
    }
}
