package io.wayline.journey.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How journeys are moved on this node.
 *
 * @param threads how many customers' next steps run at the same time; keep the connection pool well above it
 * @param queue how many fetched steps may wait for a thread
 * @param fetch how many due steps are fetched at once
 * @param pause how long to wait before looking again when little was due
 * @param longestPause the longest wait, and so the most by which a timer is late on an idle node
 * @param lock how long a fetched step belongs to this node; another node takes it after that
 * @param retries the pauses before the tries of a failed step; after the last it is an incident
 * @param mostElements how many elements of a diagram may be entered in one transaction; a journey that needs more goes
 *     round without a wait, and becomes an incident
 */
@Validated
@ConfigurationProperties("wayline.engine")
public record EngineSettings(
        @DefaultValue("4") @Min(1) @Max(64) int threads,
        @DefaultValue("64") @Min(1) @Max(10_000) int queue,
        @DefaultValue("32") @Min(1) @Max(1_000) int fetch,

        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pause,

        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 10)
        Duration longestPause,

        @DefaultValue("3m") @DurationMin(seconds = 10) @DurationMax(hours = 24)
        Duration lock,

        @DefaultValue("PT1M,PT5M,PT30M,PT2H") String retries,
        @DefaultValue("1000") @Min(10) @Max(100_000) int mostElements) {

    public EngineSettings {
        if (longestPause.compareTo(pause) < 0) {
            throw new IllegalArgumentException(
                    "wayline.engine.longest-pause is %s, shorter than wayline.engine.pause, which is %s: make it as long or longer"
                            .formatted(longestPause, pause));
        }
        for (var text : retries.split(",", -1)) {
            try {
                if (Duration.parse(text.strip()).isNegative()) {
                    throw new IllegalArgumentException(wrong(retries, text));
                }
            } catch (DateTimeParseException noDuration) {
                throw new IllegalArgumentException(wrong(retries, text), noDuration);
            }
        }
    }

    private static String wrong(String retries, String text) {
        return "wayline.engine.retries is %s, and \"%s\" in it is no time to wait: write times such as PT1M,PT5M,PT30M"
                .formatted(retries, text);
    }

    /** How often a failing step is tried in all. */
    public int tries() {
        return retries.split(",").length + 1;
    }
}
