package io.wayline.message.gate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.RowTime;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.MailObstacle;

/** Says of many customers at once who has had, or will have, enough marketing mails for now, as {@link FrequencyCap} does. */
@Configuration(proxyBeanMethods = false)
class CapObstacle {

    @Bean
    MailObstacle enoughMails(GateSettings settings) {
        var cap = settings.cap();
        return new MailObstacle(
                50,
                "too-many",
                asOf -> Condition.of(
                        "(select count(*) from outbox_message m where m.customer_id = c.id and m.purpose = 'MARKETING'"
                                + " and (m.state in ('SENT', 'HANDOVER', 'UNKNOWN')"
                                + " and coalesce(m.sent_at, m.handover_at) > ?"
                                + " or m.state in ('HELD', 'PENDING', 'CLAIMED'))) >= ?",
                        RowTime.of(asOf.now().minus(cap.within())),
                        cap.most()));
    }
}
