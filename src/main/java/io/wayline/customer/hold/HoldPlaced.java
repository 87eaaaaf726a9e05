package io.wayline.customer.hold;

import io.wayline.shared.CustomerId;

/** Told inside the transaction that places a hold: what is on its way has to stop for it. */
public record HoldPlaced(CustomerId customer) {}
