package io.wayline.shared;

/**
 * A feature that keeps something of customers, and what it does when one is to be forgotten. Called in the order of
 * Spring's {@link org.springframework.core.annotation.Order}: first what still acts for the customer ends, then what is
 * kept goes. A test reads every table of the schema and finds nothing left (decision 0061).
 */
public interface ErasureParticipant {

    /**
     * Says no while something stands in the way, such as a right of the customer that could not be kept afterwards.
     *
     * @throws Refusal that names what has to be done first
     */
    default void check(CustomerErasure erasure) {}

    /**
     * Removes what is personal, in the caller's transaction: what anybody wrote, ways to reach them, references by which
     * they could be told. Rows that are counted may stay under the customer's id, which leads to nobody. The customer is
     * locked, and none of their events is handled meanwhile. Done twice, the second time finds nothing.
     */
    void erase(CustomerErasure erasure);
}
