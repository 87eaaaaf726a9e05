package io.wayline.journey;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * One customer's way along one journey.
 *
 * @param id opaque
 * @param journey the journey's key
 * @param journeyName the journey's name for people
 * @param version the version they are on
 * @param endedAt null while they are on the way
 * @param pausedAt when an operator stopped them where they stand, or null
 * @param ending the label of the end they reached, or null while they are on the way and when it was cancelled
 * @param cancelledBy the account of the operator who ended it, or null
 * @param cancelReason why they did, or null
 * @param places where they stand now; empty once it has ended
 */
public record Instance(
        String id,
        String journey,
        String journeyName,
        int version,
        CustomerId customer,
        Instant startedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        @Nullable String ending,
        @Nullable String cancelledBy,
        @Nullable String cancelReason,
        List<Place> places) {

    /** A step where a customer stands. */
    public record Place(String element, String name) {}
}
