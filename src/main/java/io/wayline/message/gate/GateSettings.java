package io.wayline.message.gate;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("wayline.mail.gate")
record GateSettings(
        @DefaultValue QuietHours quietHours,
        @DefaultValue({"QINGMING", "--12-13"}) List<String> silentDays,
        @DefaultValue Cap cap,
        @DefaultValue("3d") Duration heldFor) {

    /** So many in any span of this length. */
    record Cap(
            @DefaultValue("3") int most, @DefaultValue("7d") Duration within) {

        Cap {
            if (most < 1 || within.compareTo(Duration.ofHours(1)) < 0) {
                throw new IllegalArgumentException(
                        "wayline.mail.gate.cap is %d in %s: allow at least one mail, in an hour or longer"
                                .formatted(most, within));
            }
        }
    }
}
