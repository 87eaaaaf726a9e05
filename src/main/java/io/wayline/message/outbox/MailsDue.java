package io.wayline.message.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedRows;

/** Mails that leave, those that are tried again, and held ones that are judged again. */
@Component
class MailsDue extends TimedRows {

    MailsDue(JdbcClient jdbc) {
        super(jdbc, "outbox_message", "next_attempt_at", "state in ('HELD', 'PENDING', 'CLAIMED', 'HANDOVER')");
    }
}
