package io.wayline.value;

/**
 * Says what a cell of the RFM and ABC grid is worth. Implemented where decisions can be asked; asked once for each cell,
 * never once for each customer.
 */
public interface TierRules {

    /**
     * Where a customer stands among all who bought in the window.
     *
     * @param recency 1 to 5; 5 bought last more recently than at least four in five
     * @param frequency 1 to 5; 5 ordered more often than at least four in five
     * @param monetary 1 to 5; 5 spent more than at least four in five
     * @param abc A for those who bring the first 70 % of sales, B up to 90 %, C for the rest
     */
    record Cell(int recency, int frequency, int monetary, String abc) {}

    /**
     * What the cell is worth.
     *
     * @param label a word for it, such as {@code champion}
     */
    record Verdict(Tier tier, String label) {}

    /**
     * @throws TierUndecided when no rule fits the cell, or what it says is not a tier
     */
    Verdict of(Cell cell);
}
