package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.MailSettings;

/**
 * The moment before the final dot. One committed statement is the fence against a node whose lease is over, the last
 * chance to call a mail back, the pause switch, and the mark by which a crash is seen. The mail before, which the server
 * has by then, is written down in the same commit: a commit for each mail instead of two, and still never more than one
 * mail of a worker between its mark and its answer.
 */
@Component
class HandOver {

    /** Beyond the server's time to answer: writing down the answer. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String statement;

    HandOver(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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
     * @param before the mail before, if it is not written down yet
     * @throws NotHandedOver when the mail must not leave; then it has not, and the mail before is written down all the
     *     same
     */
    void begin(Claimed mail, String token, Deadline deadline, LastSent before) throws NotHandedOver {
        var mine = transaction.execute(status -> {
            before.settle();
            return jdbc.sql(statement)
                    .params(clock.instant().atOffset(ZoneOffset.UTC), mail.id(), token)
                    .update();
        });
        before.forget();
        if (mine == 0) {
            throw new NotHandedOver("called back, paused, or no longer ours");
        }
        if (deadline.isOver()) {
            throw new NotHandedOver("our time is over");
        }
    }
}
