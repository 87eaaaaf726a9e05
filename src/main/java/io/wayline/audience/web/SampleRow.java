package io.wayline.audience.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.audience.segment.SegmentCounts.Drawn;
import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.value.Tier;

/**
 * Somebody of a segment, as the reader may see them.
 *
 * @param name shortened for those who work with counts; null when nobody knows it
 * @param ref to open them by; null for those who see no customers
 * @param obstacle why no marketing mail reaches them now; empty when one does
 */
public record SampleRow(
        @Nullable String name,
        @Nullable String ref,
        Lifecycle lifecycle,
        @Nullable Tier tier,
        Instant since,
        String obstacle) {

    private static final String REST = "•";

    static SampleRow of(Drawn drawn, Customer customer, @Nullable Tier tier, Viewer viewer) {
        var hidden = viewer.fieldAccess() == FieldAccess.ANONYMOUS || viewer.rows() != Viewer.RowScope.ALL;
        return new SampleRow(
                hidden ? shortened(customer.name()) : customer.name(),
                hidden ? null : customer.ref().value(),
                customer.lifecycle(),
                tier,
                customer.since(),
                drawn.obstacle());
    }

    /** The first character, and that there are more. */
    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + REST;
    }
}
