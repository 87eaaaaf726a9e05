package io.wayline.customer.merge;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerRef;

/**
 * How two customers are to be merged.
 *
 * @param keep the ref of the one who stays
 * @param take the fields whose value comes from the other; what the kept one knows nothing of always does
 * @param keptVersion the version of the kept one that was looked at, or null to merge whatever it is now
 * @param otherVersion the same of the other
 */
public record MergeChoice(
        CustomerRef keep,
        List<MergeField> take,
        @Nullable Integer keptVersion,
        @Nullable Integer otherVersion) {}
