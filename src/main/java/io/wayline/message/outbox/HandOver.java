package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;

/**
 * The moment before the final dot. One committed statement is the fence against a node whose lease is over, the last
 * chance to call a mail back, the pause switch, and the mark by which a crash is seen.
 */
@Component
class HandOver {

    /** Beyond the server's time to answer: writing down the answer. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String statement;

    HandOver(JdbcClient jdbc, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.statement = """
                update outbox_message m set state = 'HANDOVER', handover_at = ?, version = version + 1,
                    lease_until = current_timestamp + interval '%d' second
                where m.id = ? and m.state = 'CLAIMED' and m.lease_token = ? and m.lease_until > current_timestamp
                    and not %s""".formatted(settings.replyTimeout().plus(MARGIN).toSeconds(), MailClaims.IS_PAUSED);
    }

    /**
     * Must be called outside a transaction: the mark has to be committed before the dot.
     *
     * @throws NotHandedOver when the mail must not leave; then it has not
     */
    void begin(Claimed mail, String token, Deadline deadline) throws NotHandedOver {
        // one statement without a transaction around it is committed when it returns
        var mine = jdbc.sql(statement)
                .params(clock.instant().atOffset(ZoneOffset.UTC), mail.id(), token)
                .update();
        if (mine == 0) {
            throw new NotHandedOver("called back, paused, or no longer ours");
        }
        if (deadline.isOver()) {
            throw new NotHandedOver("our time is over");
        }
    }
}
