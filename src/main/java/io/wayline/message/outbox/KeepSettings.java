package io.wayline.message.outbox;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what mails leave behind is kept. That a mail was sent, to whom, and why, is kept with its customer.
 *
 * @param texts what they said, counted from when they were asked for
 * @param attempts the book of tries
 */
@Validated
@ConfigurationProperties("wayline.mail.keep")
record KeepSettings(
        @DefaultValue("90d") @DurationMin(days = 1) Duration texts,
        @DefaultValue("180d") @DurationMin(days = 1) Duration attempts) {}
