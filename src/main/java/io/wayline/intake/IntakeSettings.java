package io.wayline.intake;

import java.time.Duration;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many events are taken.
 *
 * @param rate how many events of one source this node takes per second, unless the source has a rate of its own
 * @param burst how many events of one source may come at once
 * @param backlog how many events may wait for their turn before new ones are put off, complaints and withdrawn
 *     consents excepted
 * @param retryAfter how long a system that was put off by the backlog is asked to wait
 */
@Validated
@ConfigurationProperties("wayline.intake")
record IntakeSettings(
        @DefaultValue("200") @Min(1) int rate,
        @DefaultValue("1000") @Min(1) int burst,
        @DefaultValue("50000") @Min(1) int backlog,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration retryAfter) {}
