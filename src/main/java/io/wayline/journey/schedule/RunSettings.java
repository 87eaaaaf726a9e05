package io.wayline.journey.schedule;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of the journeys that time begins.
 *
 * @param keep how long it is known what became of each moment
 */
@Validated
@ConfigurationProperties("wayline.journey.runs")
record RunSettings(
        @DefaultValue("1095d") @DurationMin(days = 1) Duration keep) {}
