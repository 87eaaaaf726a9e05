package io.wayline.journey.catalogue;

import java.time.Instant;

/**
 * What one person is changing.
 *
 * @param basedOn the number of the version that counted when it was begun; 0 for none
 * @param revision counts each save
 * @param checked whether the check let this revision through
 * @param heldUntil until then its owner is taken to be at it
 */
public record Draft(
        ItemId id,
        String owner,
        String folder,
        ModelContent content,
        int basedOn,
        int revision,
        boolean checked,
        Instant savedAt,
        Instant heldUntil) {}
