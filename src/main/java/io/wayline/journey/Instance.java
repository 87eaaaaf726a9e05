package io.wayline.journey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.instance.Instances;
import io.wayline.journey.naming.ModelLabels.Labels;
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

    /**
     * A row as its reader sees it.
     *
     * @param journey the names of its version
     * @param elements where it stands
     */
    public static Instance of(Instances.Row row, Labels journey, Collection<String> elements) {
        return of(row, journey.journey(), journey.model().version(), journey::element, elements);
    }

    /**
     * A row as its reader sees it, also of a version that is gone.
     *
     * @param name of the journey
     * @param called what an element is called
     * @param elements where it stands
     */
    public static Instance of(
            Instances.Row row, String name, int version, UnaryOperator<String> called, Collection<String> elements) {
        return new Instance(
                row.id(),
                row.journey(),
                name,
                version,
                row.customer(),
                row.startedAt().toInstant(),
                row.pausedAt() == null ? null : row.pausedAt().toInstant(),
                row.endedAt() == null ? null : row.endedAt().toInstant(),
                row.endedBy() == null || row.endedBy().isEmpty() ? null : called.apply(row.endedBy()),
                row.cancelledBy(),
                row.cancelReason(),
                elements.stream()
                        .map(element -> new Place(element, called.apply(element)))
                        .toList());
    }

    /** A step where a customer stands. */
    public record Place(String element, String name) {}
}
