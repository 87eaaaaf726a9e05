package io.wayline.shared.search;

import java.util.Locale;
import java.util.Optional;

import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;

/**
 * One kind of thing that a feature lets people find. A bean of it lies beside who knows; the application does not start
 * while two have the same key or order.
 *
 * <p>It is asked at every pause while somebody types, so each answer is one that an index serves, and it gives nothing
 * that the reader could not open. Only those who have one of the group's roles ask it at all; which rows they see, it
 * says in its own statements.
 */
public interface SearchSource {

    SearchGroup group();

    Page<Found> find(SearchRequest request);

    /**
     * What lies at an address, for somebody who opened it before.
     *
     * @return nothing when the address is none of this source's, or nothing there is the reader's to see any more
     */
    default Optional<Found> at(String path, Colleague reader, Locale language) {
        return Optional.empty();
    }
}
