package io.wayline.journey.engine.job;

import java.time.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a step is paused because most of its tries fail.
 *
 * @param window how far back tries are counted
 * @param tries how many there must be at least
 * @param failed more than this share of them must have failed, in percent
 * @param probe how long to wait before one customer is let through; doubled after each that fails
 * @param longestProbe the longest such wait
 * @param release how many of those who waited at a step that goes on are let go at once; the next two seconds later
 */
@Validated
@ConfigurationProperties("wayline.engine.circuit")
public record CircuitSettings(
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration window,
        @DefaultValue("10") @Min(1) int tries,
        @DefaultValue("50") @Min(1) @Max(99) int failed,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration probe,
        @DefaultValue("30m") Duration longestProbe,
        @DefaultValue("100") @Min(1) @Max(1000) int release) {

    public CircuitSettings {
        if (longestProbe.compareTo(probe) < 0) {
            throw new IllegalArgumentException(
                    "wayline.engine.circuit.longest-probe is %s, shorter than wayline.engine.circuit.probe, which is %s: make it as long or longer"
                            .formatted(longestProbe, probe));
        }
    }
}
