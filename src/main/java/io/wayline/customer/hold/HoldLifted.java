package io.wayline.customer.hold;

import io.wayline.shared.CustomerId;

/** Told inside the transaction that lifts a customer's last hold: what waited for it may go on. */
public record HoldLifted(CustomerId customer) {}
