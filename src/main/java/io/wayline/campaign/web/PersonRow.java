package io.wayline.campaign.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.campaign.result.RunPeople;
import io.wayline.customer.Customer;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;

/**
 * Somebody of a run, as the reader may see them.
 *
 * @param name shortened for those who work with counts; null when nobody knows it
 * @param ref to open them by; null for those who see no customers, and for who is none any more
 * @param at when they were invited; null before that
 */
public record PersonRow(
        @Nullable String name,
        @Nullable String ref,
        @Nullable Instant at) {

    private static final String REST = "•";

    static PersonRow of(RunPeople.Somebody somebody, @Nullable Customer customer, Viewer viewer) {
        return customer == null
                ? new PersonRow(null, null, somebody.invitedAt())
                : of(customer, somebody.invitedAt(), viewer);
    }

    static PersonRow of(Customer customer, @Nullable Instant at, Viewer viewer) {
        var hidden = isHidden(viewer);
        return new PersonRow(
                hidden ? shortened(customer.name()) : customer.name(),
                hidden ? null : customer.ref().value(),
                at);
    }

    /** Whether this reader sees no customers: marketing works with counts. */
    static boolean isHidden(Viewer viewer) {
        return viewer.fieldAccess() == FieldAccess.ANONYMOUS || viewer.rows() != Viewer.RowScope.ALL;
    }

    /** The first character, and that there are more. */
    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + REST;
    }
}
