package io.wayline.campaign.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run in numbers of customers.
 *
 * @param outcomes how many there are of each
 * @param reasons why no mail left to those to whom none did, by a stable word
 * @param days in how many days an order counts
 */
public record RunFigures(Map<Outcome, Long> outcomes, Map<String, Long> reasons, int days) {

    public RunFigures {
        outcomes = new EnumMap<>(outcomes);
        // in an order, so that the same figures read the same on every node
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** How many there are of it. */
    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** The same by its word, for pages. */
    public long count(String word) {
        return Outcome.of(word).map(this::of).orElse(0L);
    }
}
