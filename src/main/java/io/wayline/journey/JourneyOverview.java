package io.wayline.journey;

import java.util.List;

/**
 * A journey in figures.
 *
 * @param version the latest version
 * @param live how many customers are on the way, over all versions
 * @param entered how many entered on each of the last seven days in the company's zone, today last
 * @param failed how many steps have failed for good and wait for a person
 */
public record JourneyOverview(String key, String name, int version, long live, List<Long> entered, long failed) {

    /** How many entered in the last seven days together. */
    public long enteredInAll() {
        return entered.stream().mapToLong(Long::longValue).sum();
    }
}
