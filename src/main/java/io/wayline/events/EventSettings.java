package io.wayline.events;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are worked through.
 *
 * @param threads how many customers' events this node handles at the same time
 * @param poll how often an idle thread looks for events that another node took in
 * @param keepUnknown how long an event of an unknown customer waits for them to become known
 */
@ConfigurationProperties("wayline.events")
record EventSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("7d") Duration keepUnknown) {}
