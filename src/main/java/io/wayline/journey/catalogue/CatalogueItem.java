package io.wayline.journey.catalogue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A thing, with the version that counts.
 *
 * @param live the number of the version that counts; null when nothing of it was published, or it was retired
 * @param waiting the number of a version that came with the product while ours counts, and for which a person must
 *     decide; null for none
 * @param newest the highest number that was given
 */
public record CatalogueItem(
        ItemId id,
        String folder,
        @Nullable Integer live,
        @Nullable Integer waiting,
        int newest,
        Instant changedAt) {

    /** The number that whoever changes it must have seen: of the version that counts, or 0. */
    public int seen() {
        return live == null ? 0 : live;
    }
}
