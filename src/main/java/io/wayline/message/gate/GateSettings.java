package io.wayline.message.gate;

import java.time.Duration;
import java.util.List;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When and how often we may write.
 *
 * @param quietHours when service and marketing mails wait, in the customer's zone
 * @param silentDays when marketing mails wait for the next day, in the customer's zone: a feast such as {@code QINGMING}, a
 *     day of every year such as {@code --12-13}, or a date
 * @param cap how many marketing mails one customer gets, of all journeys and campaigns together
 * @param heldFor how long a mail waits for a hold to be lifted; marketing mails no longer than they live
 *     ({@code wayline.mail.marketing-life})
 */
@Validated
@ConfigurationProperties("wayline.mail.gate")
record GateSettings(
        @DefaultValue QuietHours quietHours,
        @DefaultValue({"QINGMING", "--12-13"}) List<String> silentDays,
        @DefaultValue @Valid Cap cap,
        @DefaultValue("3d") @DurationMin(minutes = 1) Duration heldFor) {

    /** So many in any span of this length. */
    record Cap(
            @DefaultValue("3") @Min(1) int most,
            @DefaultValue("7d") @DurationMin(hours = 1) Duration within) {}
}
