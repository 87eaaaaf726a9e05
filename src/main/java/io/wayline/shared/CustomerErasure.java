package io.wayline.shared;

import java.time.Instant;
import java.util.List;

/**
 * That a customer is to be forgotten.
 *
 * @param customer their id, which leads to nobody afterwards
 * @param ids theirs, and those of whom was merged into them
 * @param refs all by which other systems call them
 * @param instead what stands where a row needs a ref: it says nothing, and is nobody's
 * @param by the account of whoever carries it out
 */
public record CustomerErasure(
        CustomerId customer, List<CustomerId> ids, List<CustomerRef> refs, String instead, Instant at, String by) {

    public CustomerErasure {
        ids = List.copyOf(ids);
        refs = List.copyOf(refs);
    }

    /** The ids as statements take them. */
    public List<String> idValues() {
        return ids.stream().map(CustomerId::value).toList();
    }

    /** The refs as statements take them. */
    public List<String> refValues() {
        return refs.stream().map(CustomerRef::value).toList();
    }
}
