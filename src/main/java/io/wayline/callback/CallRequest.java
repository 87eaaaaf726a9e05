package io.wayline.callback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.WorkingAmount;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/**
 * A journey's wish to call a customer.
 *
 * @param topic what the customer must allow, or not object to
 * @param place where in which journey
 */
public record CallRequest(
        CustomerId customer, String queue, String reason, ConsentTopic topic, Timing timing, Place place, Cause cause) {

    /**
     * When the call may be.
     *
     * @param after not before so much working time from now, or null
     * @param within the latest, in working time from when it may be at the earliest; null when any time will do
     * @param at the time that was agreed, or null; goes before {@code within}
     * @param preferred the part of the customer's day, or null
     */
    public record Timing(
            @Nullable WorkingAmount after,
            @Nullable WorkingAmount within,
            @Nullable Instant at,
            @Nullable PartOfDay preferred) {}

    /**
     * Where a journey stands.
     *
     * @param instance the journey
     * @param scope the part of it that the place lies in; whoever leaves that part leaves the call
     * @param passage the same for every try of the same passage through the step, and for no other passage
     */
    public record Place(String instance, String scope, String element, String passage) {}
}
