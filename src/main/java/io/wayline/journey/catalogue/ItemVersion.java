package io.wayline.journey.catalogue;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.Finding;

/**
 * A version of a thing. Its drawing never changes; names and cases beside it may become better ones.
 *
 * @param hash SHA-256 of the drawing, in hexadecimal
 * @param madeBy who made it; null for what came with the product
 * @param why in the words of who made it; null for what came with the product
 * @param ended null where nothing or a newer version took its place
 * @param repeats the number of the version whose content it brings back; null for content of its own
 * @param engineVersion the number that pages of journeys show; null until it is published
 * @param definition the engine's id of it; null until it is published
 * @param drawnName what is drawn calls itself; null where it has no name
 * @param findings what the check said last
 */
public record ItemVersion(
        ItemId id,
        int number,
        VersionState state,
        Origin origin,
        String hash,
        @Nullable String madeBy,
        Instant madeAt,
        @Nullable String why,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable End ended,
        @Nullable Integer repeats,
        @Nullable Integer engineVersion,
        @Nullable String definition,
        @Nullable String drawnName,
        List<Finding> findings) {

    /** Who took it out of use, or set it aside, and why. */
    public record End(String by, Instant at, String why) {}
}
