package io.wayline.journey.engine;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a step is paused because most of its tries fail.
 *
 * @param window how far back tries are counted
 * @param tries how many there must be at least
 * @param failed more than this share of them must have failed, in percent
 * @param probe how long to wait before one customer is let through; doubled after each that fails
 * @param longestProbe the longest such wait
 */
@ConfigurationProperties("wayline.engine.circuit")
public record CircuitSettings(
        @DefaultValue("5m") Duration window,
        @DefaultValue("10") int tries,
        @DefaultValue("50") int failed,
        @DefaultValue("1m") Duration probe,
        @DefaultValue("30m") Duration longestProbe) {

    public CircuitSettings {
        if (tries < 1 || failed < 1 || failed > 99) {
            throw new IllegalArgumentException(
                    "wayline.engine.circuit: tries must be at least 1, failed a share from 1 to 99 percent");
        }
    }
}
