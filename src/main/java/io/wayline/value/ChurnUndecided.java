package io.wayline.value;

import io.wayline.shared.Refusal;

/** The decision on who is quiet leaves customers without limits; no segment that asks it is counted until it is mended. */
public final class ChurnUndecided extends Refusal {

    private static final long serialVersionUID = 1;

    public ChurnUndecided(Tier tier, String purchases) {
        super(
                Kind.CONFLICT,
                "churn-undecided",
                ("The decision churn-risk gives no leastDays, gapFactor, and goneAfter of 0 or more for tier %s and"
                                + " purchases \"%s\": add a row that fits, and publish.")
                        .formatted(tier, purchases));
    }
}
