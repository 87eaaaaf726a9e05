package io.wayline.customer.consent;

import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/** Told inside the transaction by which a customer says no to a topic: what waits to reach them must not. */
public record ConsentEnded(CustomerId customer, ConsentTopic topic, Cause cause) {}
