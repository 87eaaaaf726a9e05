package io.wayline.customer;

import java.util.Optional;

import io.wayline.shared.BusinessEvent;

/**
 * A feature whose events may come from somebody whom nobody told us of, and must not wait until somebody does. The sender
 * becomes known as PROSPECT. A bean of it lies beside the handler of those events.
 */
public interface Introduction {

    /** What an event says of its sender, perhaps nothing but that there is one; empty when it introduces nobody. */
    Optional<Profile> introduced(BusinessEvent event);
}
