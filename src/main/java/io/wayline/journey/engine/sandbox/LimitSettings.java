package io.wayline.journey.engine.sandbox;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one customer’s way along a journey may do, with all journeys that are called on it. Whoever passes a limit
 * stops there and is shown as a failed step; a way that is busy on several nodes may pass it a little before it is seen.
 *
 * @param tokens how many tokens may be under way at once, with the parts of the diagram that they are in
 * @param depth how many calls may lie one inside the other
 * @param turns how many elements may be entered within an hour
 * @param entries how often, within an hour, a journey with re-entry {@code always} may begin for one customer by events
 *     of our own
 */
@Validated
@ConfigurationProperties("wayline.journey.limits")
public record LimitSettings(
        @DefaultValue("100") @Min(1) int tokens,
        @DefaultValue("5") @Min(1) int depth,
        @DefaultValue("1000") @Min(1) int turns,
        @DefaultValue("100") @Min(1) int entries) {}
