package io.wayline.timeline;

import java.time.Instant;
import java.util.Map;

import io.wayline.shared.CustomerId;

/**
 * One thing that happened to a customer.
 *
 * @param customer whose story it belongs to
 * @param at when it happened
 * @param kind a stable word such as {@code lifecycle-moved}, one of the feature's {@link EntryKinds}; pages show the text
 *     under {@code timeline.<kind>}
 * @param direction whether it went to the customer, came from them, or stayed in the house
 * @param facts what the text needs, by the names that stand in its braces, small and flat
 * @param cause what made it happen
 */
public record Entry(
        CustomerId customer, Instant at, String kind, Direction direction, Map<String, String> facts, Cause cause) {

    /** Seen from the company. */
    public enum Direction {
        OUT,
        IN,
        INSIDE
    }
}
