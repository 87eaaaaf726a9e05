package io.wayline.message.operation;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Mails that are sent again, many at once.
 *
 * @param alone how many one person may have sent again; for more, a second one has to agree
 */
@Validated
@ConfigurationProperties("wayline.mail.resend")
record ResendSettings(@DefaultValue("20") @Min(0) int alone) {}
