package io.wayline.events;

import java.time.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are worked through.
 *
 * @param threads how many customers' events this node handles at the same time
 * @param poll how often an idle thread looks for events that another node took in
 * @param keepUnknown how long an event of an unknown customer waits for them to become known
 */
@Validated
@ConfigurationProperties("wayline.events")
record EventSettings(
        @DefaultValue("2") @Min(1) @Max(64) int threads,

        @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("7d") @DurationMin(hours = 1) Duration keepUnknown) {}
