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
                        // read once for all customers where many are asked about, and by its index for one
                        "exists (select 1 from (select m.customer_id from outbox_message m where m.purpose = 'MARKETING'"
                                + " and (m.state in ('SENT', 'HANDOVER', 'UNKNOWN')"
                                + " and coalesce(m.sent_at, m.handover_at) > ?"
                                + " or m.state in ('HELD', 'PENDING', 'CLAIMED'))"
                                + " group by m.customer_id having count(*) >= ?) b where b.customer_id = c.id)",
                        RowTime.of(asOf.now().minus(cap.within())),
                        cap.most()));
    }
}
