package io.wayline.complaint.privacy;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what was written about complaints is kept. That there was one, how it was answered, and its cause are kept with
 * their customer.
 *
 * @param keepTexts counted from when it was closed; three years, as claims of consumers last in many places
 */
@Validated
@ConfigurationProperties("wayline.complaint")
record ComplaintSettings(
        @DefaultValue("1095d") @DurationMin(days = 1) Duration keepTexts) {}
