package io.wayline.customer.reach;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.hold.MarketingHold;

/**
 * What stands between us and a customer, for one topic, as of now.
 *
 * @param zone where they live; null when unknown, and the company's is used
 * @param said what they said about the topic last, or null when they never said anything
 * @param hold the oldest hold that stands, or null
 */
public record MailStanding(
        @Nullable ZoneId zone,
        @Nullable Said said,
        @Nullable MarketingHold hold) {

    /** A yes or a no, and since when it holds. */
    public record Said(boolean yes, Instant since) {}
}
