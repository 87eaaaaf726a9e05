package io.wayline.events;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;

/**
 * A feature that keeps facts from business events, or acts on them.
 *
 * <p>Handlers run one after the other in one transaction with the event's own row, in the order of Spring's
 * {@link org.springframework.core.annotation.Order}: features that keep facts first, journeys last, so that a journey
 * always sees what the event changed. Events of one customer arrive in their order, never two at once, over all nodes.
 */
public interface EventHandler {

    /** Where the journeys stand in the order: behind every feature that keeps facts. */
    int JOURNEYS = 1000;

    /**
     * Looks at an event as it comes in, before it is kept. Must not cost a statement for each event.
     *
     * @throws io.wayline.shared.Refusal when its data can never be handled
     */
    default void check(NewEvent event) {}

    /**
     * Handles an event in the caller's transaction. Whatever is thrown rolls all of it back, and the event is tried
     * again later: {@link org.springframework.dao.TransientDataAccessException} at once, another exception after a
     * growing pause, a {@link io.wayline.shared.Refusal} never.
     *
     * @return true when the event meant something to this feature
     */
    boolean handle(BusinessEvent event, CustomerId customer);
}
