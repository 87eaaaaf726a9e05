package io.wayline.complaint.improvement;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A measure after a complaint; holds nothing of who complained.
 *
 * @param complaint the ref of the complaint after which it was planned, or null when that is no more
 * @param cause the word of the form in which it was found
 * @param unit who is responsible, or null
 * @param product what the order was of, or null
 * @param owner who sees to it, as it was written
 * @param ownerAccount the account that the owner is, or null when it is none
 */
public record Improvement(
        long id,
        @Nullable String complaint,
        String cause,
        @Nullable String unit,
        @Nullable String product,
        String measure,
        String owner,
        @Nullable String ownerAccount,
        @Nullable LocalDate due,
        String plannedBy,
        Instant plannedAt,
        @Nullable Done done) {

    /** @param note what was done */
    public record Done(Instant at, String by, String note) {}

    /** Whether it was to be done before that day, and is not. */
    public boolean isLate(LocalDate today) {
        return done == null && due != null && due.isBefore(today);
    }
}
