package io.wayline.events;

import java.util.Optional;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;

/** Says whom an event is about; the feature that owns customers implements it. */
public interface CustomerResolver {

    /**
     * Finds the customer, or makes one when the event introduces them, in the caller's transaction. Empty when nobody
     * of this ref is known: the event is then kept until they are, {@code wayline.events.keep-unknown} at the longest.
     */
    Optional<CustomerId> resolve(BusinessEvent event);
}
