package io.wayline.message.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mails that are sent again, many at once.
 *
 * @param alone how many one person may have sent again; for more, a second one has to agree
 */
@ConfigurationProperties("wayline.mail.resend")
record ResendSettings(@DefaultValue("20") int alone) {}
