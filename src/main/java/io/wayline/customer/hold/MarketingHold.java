package io.wayline.customer.hold;

import java.time.Instant;

/**
 * Something that keeps marketing away from a customer for a while, whatever they agreed to.
 *
 * @param reason a stable word, such as {@code complaint}
 * @param reference what it is about, such as the complaint's number
 */
public record MarketingHold(String reason, String reference, Instant placedAt) {}
