package io.wayline.value;

/**
 * Says from when on a customer is quiet. Implemented where decisions can be asked; asked once for each kind of customer,
 * never once for each customer.
 */
public interface ChurnRules {

    /**
     * From when on somebody is quiet: after more days than the least, and than so many times their gap. That is the
     * median of their own gaps, and for those who bought once the gap that four in five of all gaps do not pass.
     *
     * @param leastDays 0 or more
     * @param gapFactor 0 or more
     * @param goneAfter days after which nobody waits for them any more
     */
    record Limits(int leastDays, double gapFactor, int goneAfter) {}

    /**
     * @param more whether they bought on more than one day
     * @throws ChurnUndecided when no rule fits, or what it says is not a limit
     */
    Limits of(Tier tier, boolean more);
}
