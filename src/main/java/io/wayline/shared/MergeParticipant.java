package io.wayline.shared;

import java.util.List;

/**
 * A feature that keeps something under a customer's id, and what it does when two customers turn out to be one. Called
 * in the order of Spring's {@link org.springframework.core.annotation.Order}.
 */
public interface MergeParticipant {

    /**
     * Something that a merge does.
     *
     * @param what a stable word, such as {@code orders}; pages have a text for it
     * @param count how many
     */
    record Effect(String what, long count) {}

    /** What {@link #merge} would do as of now, without doing it. */
    List<Effect> foresee(CustomerMerge merge);

    /**
     * Moves what the merged customer has to the kept one, in the caller's transaction. Both are locked, none of their
     * events is handled meanwhile, and afterwards nobody is found under the merged id any more: it leads to the kept one.
     */
    void merge(CustomerMerge merge);
}
