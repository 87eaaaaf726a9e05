package io.wayline.journey.engine;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("wayline.engine")
public record EngineSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("64") int queue,
        @DefaultValue("32") int fetch,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("1s") Duration longestPause,
        @DefaultValue("3m") Duration lock,
        @DefaultValue("PT1M,PT5M,PT30M,PT2H") String retries,
        @DefaultValue("1000") int mostElements) {

    /** How often a failing step is tried in all. */
    public int tries() {
        return retries.split(",").length + 1;
    }
}
