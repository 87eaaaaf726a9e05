package io.wayline.value;

import io.wayline.shared.Refusal;

/** The decision on tiers leaves a customer without one; nothing is changed until it is mended. */
public final class TierUndecided extends Refusal {

    private static final long serialVersionUID = 1;

    public TierUndecided(TierRules.Cell cell) {
        super(
                Kind.CONFLICT,
                "tier-undecided",
                ("The decision customer-tier gives no tier A, B, or C with a label of at most 40 characters for recency %d,"
                                + " frequency %d, monetary %d, ABC %s: add a row that fits, and publish.")
                        .formatted(cell.recency(), cell.frequency(), cell.monetary(), cell.abc()));
    }
}
