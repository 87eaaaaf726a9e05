package io.wayline.audience.enrolment;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long it is kept who was in a run. The run itself, its figures, and what the story of a customer says of it stay.
 *
 * @param keepMembers counted from its end; a bit more than a year, so that the next one of the same season can be held
 *     against it
 */
@Validated
@ConfigurationProperties("wayline.enrolment")
record EnrolmentSettings(
        @DefaultValue("400d") @DurationMin(days = 1) Duration keepMembers) {}
