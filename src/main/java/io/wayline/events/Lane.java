package io.wayline.events;

import io.wayline.shared.CustomerRef;

/**
 * Events are spread over lanes by customer, and a lane is worked by one thread of one node at a time. That is what
 * keeps one customer's events in order and apart over all nodes, at the price of one row lock a batch.
 */
final class Lane {

    /** Many more than all threads of all nodes; the rows of {@code inbox_lane} are made with this number. */
    static final int COUNT = 256;

    private Lane() {}

    static int of(CustomerRef customer) {
        return Math.floorMod(customer.value().hashCode(), COUNT);
    }
}
