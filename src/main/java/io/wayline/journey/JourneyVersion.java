package io.wayline.journey;

import java.util.List;

/**
 * One version of a journey and where its customers stand.
 *
 * @param live how many customers are on the way on this version
 * @param steps the steps where somebody stands or something failed, in no particular order
 */
public record JourneyVersion(int version, long live, List<Standing> steps) {

    /**
     * A step and who is there.
     *
     * @param element the step's id in the diagram
     * @param step the step's label
     * @param here how many customers stand there now
     * @param failed how many of them because it failed for good
     */
    public record Standing(String element, String step, long here, long failed) {}
}
